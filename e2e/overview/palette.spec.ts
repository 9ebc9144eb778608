import { expect, tellTrouble, test } from './overview-test';

test('The palette finds a service, a queue and a breaker by a part of their names', async ({
  open,
  tell,
  page,
}) => {
  await tellTrouble(tell);
  await open();
  await expect(page.getByText(/payments is failing/)).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  const palette = page.getByRole('dialog', { name: 'Find and go' });
  await palette.getByRole('combobox').fill('captures');
  await palette.getByRole('option', { name: /^captures-dlq/ }).click();
  await expect(page).toHaveURL(/\/queues\/[0-9a-f-]+$/);
  await page.keyboard.press('ControlOrMeta+k');
  await palette.getByRole('combobox').fill('paym');
  await palette.getByRole('option', { name: /^payments/ }).click();
  await expect(page).toHaveURL(/payments/);
});
