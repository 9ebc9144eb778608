import { expect, test } from './access-test';

test('Renaming a project shows at once, keeps its address, and stands in the audit log', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/settings`);
  await page.getByLabel('Name').fill('Another name');
  await page.getByLabel('Keep telemetry for (days)').fill('14');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Settings saved')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Project: Another name' })).toBeVisible();

  await page.getByRole('link', { name: 'Audit log' }).click();
  const log = page.getByRole('table', { name: 'Audit log' });
  await expect(log).toContainText('project: rename');
  await expect(log).toContainText('retentionDaysTo: 14');

  await page.getByLabel('About').selectOption('api_key.');
  await expect(log).not.toContainText('project: rename');
  await expect(page).toHaveURL(/action=api_key/);
  await page.goBack();
  await expect(log).toContainText('project: rename');
});

test('The audit log is exported whole, safe for a spreadsheet', async ({ page, project }) => {
  const made = await page.request.post(`/api/ui/access/api-keys?project=${project.slug}`, {
    headers: { 'x-candor-request': '1' },
    data: { name: '=HYPERLINK("https://evil.example")', scopes: ['read'] },
  });
  expect(made.status()).toBe(201);
  await page.goto(`/p/${project.slug}/settings/audit`);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toBe(`${project.slug}-audit.csv`);
  const csv = await page.request.get(
    `/api/ui/access/audit/export?project=${project.slug}&format=csv`,
  );
  const text = await csv.text();
  expect(text.split('\r\n')[0]).toBe('time,actor kind,actor,action,subject,details,request id');
  expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
});

test('A member’s role is changed and the member removed, from their next request on', async ({
  page,
  project,
  join,
}) => {
  const { context, person } = await join('viewer');
  const keys = () => context.request.get(`/api/ui/access/api-keys?project=${project.slug}`);
  expect((await keys()).status()).toBe(403);
  await page.goto(`/p/${project.slug}/settings/members`);
  await page.getByRole('combobox', { name: `Role of ${person.name}` }).selectOption('admin');
  await expect(page.getByText(`${person.name} is admin now`)).toBeVisible();
  expect((await keys()).status()).toBe(200);

  await page.getByRole('button', { name: `Remove ${person.name}` }).click();
  await page.getByRole('button', { name: 'Remove member' }).click();
  await expect(page.getByText(`${person.name} is no longer a member`)).toBeVisible();
  expect((await keys()).status()).toBe(404);
});

test('A project is created, archived and brought back', async ({ page }) => {
  await page.goto('/organisation');
  await page.getByRole('button', { name: 'Create project' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Short lived');
  await dialog.getByRole('button', { name: 'Create project' }).click();
  await page.waitForURL(/\/p\/short-lived\/connect/);
  await page.goto('/organisation');
  await page.getByRole('button', { name: 'Archive Short lived' }).click();
  await page.getByRole('button', { name: 'Archive project' }).click();
  const projects = page.getByRole('table', { name: 'Projects' });
  const row = projects.getByRole('row', { name: /Short lived/ });
  await expect(row).toContainText('archived');
  expect((await page.request.get('/p/short-lived/logs')).status()).toBe(404);
  await row.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('Short lived is back')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Audit log' })).toContainText('project: archive');
  expect((await page.request.get('/p/short-lived/logs')).status()).toBe(200);
});
