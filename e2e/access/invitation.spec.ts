import { makeProject } from '../fixtures/make-project';
import { expect, test } from './access-test';
import { invite, newPerson } from './people';

test('An admin invites somebody, who joins with a new account and has that role', async ({
  page,
  visitorPage,
  project,
}) => {
  const person = newPerson();
  await page.goto(`/p/${project.slug}/settings/members`);
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(person.email);
  await dialog.getByLabel('Role').selectOption('viewer');
  await dialog.getByRole('button', { name: 'Create link' }).click();
  const link = (await dialog.locator('pre').textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('table', { name: 'Open invitations' })).toContainText(person.email);

  await visitorPage.goto(new URL(link.trim()).pathname);
  await expect(visitorPage.getByRole('heading', { name: `Join ${project.name}` })).toBeVisible();
  await expect(visitorPage.getByLabel('E-mail')).toHaveValue(person.email);
  await visitorPage.getByLabel('Your name').fill(person.name);
  await visitorPage.getByLabel('Password').fill(person.password);
  await visitorPage.getByRole('button', { name: 'Create account and join' }).click();
  await visitorPage.waitForURL(`**/p/${project.slug}`);
  await visitorPage.goto(`/p/${project.slug}/settings`);
  await expect(visitorPage.getByText('Only admins of this project can change these')).toBeVisible();
  await expect(visitorPage.getByRole('link', { name: 'API keys' })).toHaveCount(0);

  await page.reload();
  await expect(page.getByRole('table', { name: 'Members of this project' })).toContainText(
    person.name,
  );
  await expect(page.getByRole('table', { name: 'Open invitations' })).toHaveCount(0);
});

test('A used or revoked link says so', async ({ page, visitorPage, request, project }) => {
  const person = newPerson();
  const path = await invite(request, project.slug, { role: 'viewer', email: person.email });
  await page.goto(`/p/${project.slug}/settings/members`);
  await page.getByRole('button', { name: `Revoke the invitation for ${person.email}` }).click();
  await expect(page.getByText('The invitation is revoked')).toBeVisible();
  await visitorPage.goto(path);
  await expect(visitorPage.getByText('does not work (any more)')).toBeVisible();
});

test('Somebody who has an account signs in first and joins with one press', async ({
  request,
  project,
  join,
}) => {
  const other = await makeProject(request, 'Elsewhere');
  const { context, person } = await join('viewer', other.slug);
  const page = await context.newPage();
  await page.goto(await invite(request, project.slug, { role: 'editor' }));
  await page.getByRole('button', { name: `Join as ${person.email}` }).click();
  await page.waitForURL(`**/p/${project.slug}`);
});
