import type { Page } from '@playwright/test';
import pg from 'pg';
import { type HttpReceiver, startHttpReceiver } from '@/scripts/testing/receivers';
import { overflow } from '../fixtures/overflow';
import { promisedTime } from '../fixtures/promised-time';
import { tellDemo } from '../fixtures/tell-demo';
import { expect, test } from './story-test';

const MINUTE = 60_000;
const PAGED_WITHIN_MS = 10_000;
const SOON = { timeout: 90_000 };

test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, timezoneId: 'UTC' });

/** The messages that a receiver had of the breaker before payments. */
const ofPayments = ({ received }: HttpReceiver) =>
  received.map(({ body }) => body).filter((body) => /breaker/i.test(body) && /payments/.test(body));

/** Opens a page of the project behind More. */
async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('dialog').getByRole('link', { name, exact: true }).tap();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible(SOON);
}

/** Lets the two minutes pass for which an alert goes on after a breaker has closed. */
async function letTwoMinutesPass(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    "UPDATE alert SET held_at = held_at - interval '2 minutes' WHERE state = 'acknowledged' AND NOT is_holding",
  );
  await client.end();
}

test('On a phone a stranger goes on call for the demo, breaks its payment service, is paged within seconds, acknowledges, mends it, and reads who was told what', async ({
  page,
  product,
}) => {
  test.setTimeout(540_000);
  const [room, own] = await Promise.all([startHttpReceiver(), startHttpReceiver()]);
  const home = `/p/${await tellDemo(product, 20 * MINUTE)}`;
  await page.goto(home);
  const dialog = page.getByRole('dialog');

  await test.step('a channel is added, and proven by a test', async () => {
    await open(page, 'Settings');
    await page.getByRole('link', { name: 'Channels' }).tap();
    await page.getByRole('button', { name: 'Add channel' }).tap();
    await dialog.getByLabel('Name').fill('#shop');
    await dialog.getByLabel('Webhook address').fill(room.url);
    await dialog.getByRole('button', { name: 'Add', exact: true }).tap();
    await page.getByRole('button', { name: 'Send a test to #shop' }).tap();
    await expect(page.getByText('Working', { exact: true })).toBeVisible(SOON);
    expect(room.received.some(({ body }) => body.includes('reach #shop'))).toBe(true);
    expect(await overflow(page)).toBe(0);
  });

  await test.step('so is a way to be reached', async () => {
    await page.getByRole('button', { name: 'More' }).tap();
    await dialog.getByRole('link', { name: 'How I am reached' }).tap();
    await page.getByRole('button', { name: 'Add', exact: true }).tap();
    await dialog.getByLabel('Kind').selectOption('Slack');
    await dialog.getByLabel('Name').fill('My phone');
    await dialog.getByLabel('Webhook address').fill(own.url);
    await dialog.getByRole('button', { name: 'Add', exact: true }).tap();
    await own.had(1);
    const [, code = ''] = /(\d{4} \d{4}) is your code/.exec(own.received[0]?.body ?? '') ?? [];
    await page.getByLabel(/^The code that was sent/).fill(code);
    await page.getByRole('button', { name: 'Confirm' }).tap();
    await expect(page.getByText('A page goes to My phone.')).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });

  await test.step('they go on call for the week', async () => {
    await page.goto(home);
    await open(page, 'On-call');
    await page.getByRole('button', { name: 'Stand in for Shop on-call' }).tap();
    await dialog.getByRole('button', { name: 'a week' }).tap();
    await dialog.getByRole('button', { name: 'Save' }).tap();
    await expect(page.getByRole('list', { name: 'Standing in for Shop on-call' })).toContainText(
      'owner',
    );
    await expect(page.getByText('At once: Shop on-call')).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });

  await test.step('the payment service is broken, and they are paged within seconds', async () => {
    await open(page, 'Settings');
    await page.getByRole('button', { name: 'Break the payments service' }).tap();
    const brokenMs = Date.now();
    await expect(page.getByText(/is down since/)).toBeVisible();
    await expect.poll(() => ofPayments(own).length, { ...SOON, intervals: [50] }).toBe(1);
    expect(Date.now() - brokenMs).toBeLessThan(promisedTime(PAGED_WITHIN_MS));
    expect(await overflow(page)).toBe(0);
  });

  await test.step('the page leads to the alert, which is acknowledged by thumb', async () => {
    const [, link = ''] =
      /(http[^"|>\s]*\/alerts\/[0-9a-f-]{36})/.exec(ofPayments(own)[0] ?? '') ?? [];
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Circuit breaker open');
    const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
    await expect(acknowledge).toBeInViewport();
    await acknowledge.tap();
    await expect(page.getByText('Acknowledged').first()).toBeVisible();
    expect(await overflow(page)).toBe(0);
  });
  const alert = page.url();

  await test.step('it is mended, and those who were told are told so', async () => {
    await page.goto(new URL('../services/payments', alert).href);
    await page.getByRole('button', { name: 'Mend the payments service' }).tap();
    await expect(page.getByText(/payments of the made-up shop runs/)).toBeVisible();
    expect(await overflow(page)).toBe(0);
    const resolved = (receiver: HttpReceiver) =>
      ofPayments(receiver).filter((body) => /resolved/i.test(body)).length;
    await expect(async () => {
      await letTwoMinutesPass(product.databaseUrl);
      expect([resolved(own), resolved(room)]).toEqual([1, 1]);
    }).toPass({ timeout: 120_000, intervals: [1_000] });
    await Promise.all([room.stop(), own.stop()]);
  });

  await test.step('and the ledger says who was told what, through what and when', async () => {
    await page.goto(alert);
    const told = page.getByRole('list', { name: 'Who was told' });
    await expect(told.getByText(/owner.* through slack, fired: delivered/)).toBeVisible();
    await expect(told.getByText(/#shop through slack, fired: delivered/)).toBeVisible();
    await expect(told.getByText(/#shop through slack, resolved: delivered/)).toBeVisible();
    await expect(told.getByText(/owner.* through slack, resolved: delivered/)).toBeVisible();
    await expect(told.locator('time').first()).toHaveAttribute('datetime', /^20/);
    const happened = page.getByRole('list', { name: 'What happened' });
    await expect(happened).toContainText('owner');
    await expect(happened).toContainText('Over:');
  });
});
