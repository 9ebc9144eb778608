import type { Page } from '@playwright/test';
import pg from 'pg';
import { startRedis } from '@/scripts/testing/brokers/start-redis';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import type { HttpReceiver } from '@/scripts/testing/receivers';
import { gotoInteractive } from '../fixtures/goto-interactive';
import { startCheckout } from './start-checkout';
import { expect, test } from './story-test';

const HOUR = 3_600_000;
const SOON = { timeout: 30_000 };
const missing = whyWithout('redis');
test.skip(missing !== undefined, missing);

/** What the pager was told, by type. */
const told = (pager: HttpReceiver) =>
  pager.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => ({ type, ...data }));

/** Lets a day and an hour pass for what actions promise, and has the worker look at once. */
async function letADayPass(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("UPDATE action_item SET check_since = check_since - interval '25 hours'");
  await client.query("UPDATE worker_job SET run_after = candor_now() WHERE name = 'judge-actions'");
  await client.end();
}

test('A service degrades, pages, is mended, and is learned from: every step from the first log line to the action that the telemetry closes', async ({
  page,
  product,
  project,
  request,
  pager,
  join,
}) => {
  test.setTimeout(180_000);
  const home = `/p/${project.slug}`;
  const tell = (route: string, data: unknown) =>
    request.post(`/api/v1/${route}`, {
      headers: { authorization: `Bearer ${project.apiKey}` },
      data,
    });
  const now = Date.now();
  const before = { service: 'checkout', environment: 'production', status: 'succeeded' };
  const at = new Date(now - 48 * HOUR).toISOString();
  await tell('deployments', {
    id: 'v6',
    sha: '6666666',
    version: '6.0',
    finishedAt: at,
    ...before,
  });
  await tell(
    'metrics',
    Array.from({ length: 30 }, (_, hour) => ({
      name: 'bank.timeout.seconds',
      value: 2,
      service: 'checkout',
      at: new Date(now - hour * HOUR).toISOString(),
    })),
  );

  const redis = await startRedis();
  const checkout = await startCheckout({
    url: product.origin,
    apiKey: project.apiKey,
    redisPort: redis.port,
  });
  await test.step('it degrades, and its logs, breaker and dead letters come in', async () => {
    await checkout.live({ bank: 'up', orders: 2 });
    await checkout.live({ bank: 'down', orders: 6 });
    await page.goto(`${home}/logs?q=level:error`);
    await expect(page.getByText('Capture of order 6 failed').first()).toBeVisible(SOON);
    await page.goto(`${home}/breakers`);
    const breakers = page.getByRole('table', { name: 'breakers' });
    await expect(breakers.getByRole('row', { name: /checkout → bank/ })).toContainText(
      'Open',
      SOON,
    );
    await page.goto(`${home}/queues`);
    const queues = page.getByRole('table', { name: 'Queues' });
    await expect(queues.getByRole('row', { name: /captures\.failed/ })).toContainText('6', SOON);
  });

  await test.step('the alert fires and pages; on-call acknowledges', async () => {
    const isPage = ({ type, subject }: { type: string; subject: string }) =>
      type === 'alert.fired' && subject.includes('captures.failed');
    await expect.poll(() => told(pager).filter(isPage).length, SOON).toBe(1);
    const { url } = told(pager).find(isPage);
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Dead letters');
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByText('Acknowledged').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Who was told' })).toContainText('Pager');
  });

  const timeline = page.getByRole('list', { name: 'Timeline' });
  await test.step('an incident is declared from it, and run', async () => {
    await page.getByRole('button', { name: 'Declare an incident' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('INC-1');
    await expect(page.getByRole('checkbox', { name: 'Take command' })).toBeChecked();
    await expect(timeline).toContainText('checkout 7.0 was deployed in production');
    await expect(timeline).toContainText('Breaker bank of checkout opened');
    await page.getByRole('button', { name: 'Take the role Operations' }).click();
    await expect(page.getByRole('list', { name: 'Roles' })).toContainText(/Operations\s*\S/);
    await page.getByRole('checkbox', { name: /recent changes/i }).click();
    await page.getByLabel('Note what you see, try and find').fill('The bank’s certificate ran out');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await expect(timeline).toContainText('certificate ran out');
    await update(page, 'identified', 'Orders wait; none is lost. More in 30 minutes.');
    await expect
      .poll(() => told(pager).map(({ type }) => type), SOON)
      .toEqual(expect.arrayContaining(['incident.declared', 'incident.updated']));
  });

  await test.step('its cause is confirmed, and delivery says so', async () => {
    const suspects = page.getByRole('list', { name: 'Suspected changes' }).getByRole('listitem');
    await expect(suspects.first()).toContainText('checkout 7.0');
    await suspects.first().getByRole('button', { name: 'It made this incident' }).click();
    await expect(timeline).toContainText(/change fail rate/);
    await expect(suspects.first()).toContainText('Confirmed by');
  });

  await test.step('it is mended, and resolved', async () => {
    await checkout.live({ bank: 'up', orders: 1 });
    await update(page, 'resolved', 'Every order has its payment.');
    await expect(page.getByText(/it lasted/)).toBeVisible();
    await expect
      .poll(() => told(pager).map(({ type }) => type), SOON)
      .toContain('incident.resolved');
  });

  const { context, person } = await join('editor');
  const colleague = gotoInteractive(await context.newPage());
  const summaryOf = (one: Page) => one.getByRole('textbox', { name: 'Summary', exact: true });
  await test.step('the postmortem is begun from what is known, and two people write it', async () => {
    await page.getByRole('button', { name: 'Write postmortem' }).click();
    await expect(page).toHaveURL(/\/postmortems\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('figure').first()).toContainText('Error lines of checkout');
    await colleague.goto(page.url());
    await expect(summaryOf(colleague)).toHaveValue(/INC-1|checkout/);
    let letSave = () => {};
    const colleagueSaved = new Promise<void>((resolve) => {
      letSave = resolve;
    });
    await page.route('**/api/ui/postmortems/**', async (route) => {
      await colleagueSaved;
      await route.continue();
    });
    await summaryOf(page).fill('The team should have seen that the certificate ran out.');
    await summaryOf(colleague).fill('Captures waited while the bank’s certificate was renewed.');
    await expect(colleague.getByText(/^Saved, revision/)).toBeVisible();
    letSave();
    const merge = page.getByRole('dialog');
    await expect(merge).toContainText(`${person.name} wrote in the same lines`);
    await merge.getByRole('button', { name: 'Keep these' }).click();
    await page.unroute('**/api/ui/postmortems/**');
    await expect(summaryOf(page)).toHaveValue(/^Captures waited[\s\S]*should have seen/);
    const wording = page.getByRole('list', { name: 'Wording in Summary' });
    await expect(wording).toContainText('should have');
    await summaryOf(page).fill('Captures waited while the bank’s certificate was renewed.');
    await expect(wording).toBeHidden();
    await expect(page.getByText(/^Saved, revision/)).toBeVisible();
  });

  await test.step('an action says what the telemetry must show', async () => {
    await page.getByRole('button', { name: 'New action' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What is to be changed').fill('Let calls of the bank end after 3 s');
    await dialog.getByLabel('Done when').selectOption('metric');
    await dialog.getByLabel('Metric', { exact: true }).fill('bank.timeout.seconds');
    await dialog.getByLabel('Line', { exact: true }).fill('3');
    await dialog.getByLabel('For (days)').fill('1');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Let calls of the bank end after 3 s')).toBeVisible();
  });

  await test.step('it is reviewed and published', async () => {
    await page.getByRole('button', { name: 'Send to review' }).click();
    await colleague.reload();
    await colleague.getByRole('button', { name: 'Approve' }).click();
    await page.reload();
    const reviewers = page.getByRole('list', { name: 'Reviewers' });
    await expect(reviewers).toContainText(`${person.name}approved`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
    await colleague.goto(`${home}/postmortems`);
    const row = colleague.getByRole('list', { name: 'Postmortems' }).getByRole('listitem');
    await expect(row).toContainText('Published');
  });

  await test.step('the telemetry closes the action, and the failure is in the delivery metrics', async () => {
    await letADayPass(product.databaseUrl);
    await expect(async () => {
      await page.goto(`${home}/actions?status=done`);
      await expect(page.getByRole('list', { name: 'Actions' })).toContainText(
        'Let calls of the bank end after 3 s',
        { timeout: 1_000 },
      );
    }).toPass(SOON);
    await expect(page.getByText(/It has held for 1 day/)).toBeVisible();
    await page.goto(`${home}/delivery`);
    await expect(page.locator('#content')).toContainText(/Change fail rate\s*50\s%/);
  });
  await checkout.stop();
  await redis.stop();
});

async function update(page: Page, status: string, text: string): Promise<void> {
  await page.getByLabel('Status with the update').selectOption(status);
  await page.getByLabel('What is affected, since when, and when more follows').fill(text);
  await page.getByRole('button', { name: 'Post the update' }).click();
  await expect(page.getByRole('list', { name: 'Updates' })).toContainText(text);
}
