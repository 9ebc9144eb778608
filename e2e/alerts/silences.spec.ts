import { findFaults } from '../fixtures/find-faults';
import { expect, test } from '../fixtures/product-test';

test('Alerts from elsewhere are silenced together from the inbox, stand there as silenced, and come back when it is ended', async ({
  page,
  product,
  project,
}) => {
  const response = await fetch(`${product.origin}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(
      ['db1', 'db2'].map((host) => ({
        key: `disk-${host}`,
        status: 'firing',
        title: `Disk of ${host} is full`,
        severity: 'high',
        service: 'databases',
        rule: 'Disk full',
      })),
    ),
  });
  expect(response.status).toBe(200);
  await page.goto(`/p/${project.slug}/alerts`);
  const rows = page.getByRole('list', { name: 'Alerts: databases' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  const selection = page.getByRole('region', { name: 'Selected alerts' });
  await expect(selection).toContainText('2 selected');
  expect(await findFaults(page)).toEqual([]);
  await selection.getByRole('button', { name: 'Silence' }).click();
  const dialog = page.getByRole('dialog', { name: 'Silence' });
  await expect(dialog.getByRole('status')).toContainText('Matches 2 open now');
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The disks are being replaced');
  expect(await findFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Nothing fires. The rules are watching.')).toBeVisible();
  await page.getByRole('button', { name: 'Silenced', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await page.goto(`/p/${project.slug}/alerts/silences`);
  const silence = page.getByRole('list', { name: 'Silences' }).getByRole('listitem');
  await expect(silence).toContainText('matches 2 open');
  expect(await findFaults(page)).toEqual([]);
  await silence.getByRole('button', { name: /^End now/ }).click();
  await expect(page.getByText('Nothing is silenced: whatever fires is told.')).toBeVisible();
  await page.goto(`/p/${project.slug}/alerts`);
  await expect(rows).toHaveCount(2);
});
