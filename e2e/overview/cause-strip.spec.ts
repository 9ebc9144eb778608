import { expect, tellTrouble, test } from './overview-test';

test.beforeEach(async ({ tell, open }) => {
  await tellTrouble(tell);
  await open('?from=now-1h');
});

test('Deployments, errors, backlog and dead letters stand on one axis', async ({ page }) => {
  for (const lane of [/^Deployments/, /bank/, /^Error lines/, /^Backlog/, /^Dead letters/]) {
    await expect(page.getByRole('slider', { name: lane })).toBeVisible();
  }
});

test('A click on the errors opens the error lines of whoever logged most, then', async ({
  page,
}) => {
  const lane = page.getByRole('slider', { name: /^Error lines/ });
  await lane.scrollIntoViewIfNeeded();
  const box = await lane.boundingBox();
  if (!box) throw new Error('The lane has no box');
  // The lane goes down when an alert comes to stand above it, and the place within it with it.
  await lane.click({ position: { x: box.width * (1 - 3.5 / 60), y: box.height / 2 } });
  await expect(page).toHaveURL(/\/logs\?.*service%3Apayments/);
  await expect(page.getByText(/Capture \d+ failed/).first()).toBeVisible();
  await expect(page.getByText(/Found \d+/)).toHaveCount(0);
});

test('Enter on a deployment opens what its service logged around it', async ({ page }) => {
  const lane = page.getByRole('slider', { name: /^Deployments/ });
  await lane.focus();
  await page.keyboard.press('ArrowRight');
  await expect(lane).toHaveAttribute('aria-valuetext', /payments 2\.3\.1/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/logs\?.*service%3Apayments/);
});

test('The keys g o lead here from anywhere, and the palette knows it', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/logs`);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(new RegExp(`/p/${project.slug}$`));
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
});
