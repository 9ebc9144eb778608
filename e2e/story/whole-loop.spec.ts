import type { Page } from '@playwright/test';
import pg from 'pg';
import { whyWithout } from '@/scripts/testing/brokers/why-without';
import type { HttpReceiver } from '@/scripts/testing/receivers';
import { expect, test } from './story-test';

const HOUR = 3_600_000;
const SOON = { timeout: 90_000 };
/** As the start makes it of OWNER's address. */
const OWNER_NAME = 'owner';
const ACTION = 'Let calls of the bank end after 3 s';
const missing = whyWithout('redis');
test.skip(missing !== undefined, missing);

/** Lets a day and an hour pass for what actions promise, and has the worker look at once. */
async function letADayPass(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("UPDATE action_item SET check_since = check_since - interval '25 hours'");
  await client.query("UPDATE worker_job SET run_after = candor_now() WHERE name = 'judge-actions'");
  await client.end();
}

/** What the pager was told, by type. */
const told = (pager: HttpReceiver) =>
  pager.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => ({ type, ...data }));

test('A service degrades, pages, is mended, and is learned from: every step from the first log line to the action that the telemetry closes', async ({
  page: owner,
  product,
  project,
  pager,
  checkout,
  onCall: { name: onCallName, page },
  tell,
}) => {
  test.setTimeout(540_000);
  const home = `/p/${project.slug}`;
  const now = Date.now();
  await tell('deployments', {
    id: 'v6',
    service: 'checkout',
    environment: 'production',
    sha: '6666666',
    version: '6.0',
    status: 'succeeded',
    finishedAt: new Date(now - 48 * HOUR).toISOString(),
  });
  const service = await checkout();
  const breaker = owner
    .getByRole('table', { name: 'breakers' })
    .getByRole('row', { name: /checkout → bank/ });
  const failed = owner
    .getByRole('table', { name: 'Queues' })
    .getByRole('row', { name: /captures\.failed/ });
  await test.step('it degrades, and its logs, breaker and dead letters come in', async () => {
    await service.live({ bank: 'up', orders: 2 });
    await service.live({ bank: 'down', orders: 6 });
    await owner.goto(`${home}/logs?q=level:error`);
    await expect(owner.getByText('Capture of order 6 failed').first()).toBeVisible(SOON);
    await owner.goto(`${home}/breakers`);
    await expect(breaker).toContainText('Open', SOON);
    await owner.goto(`${home}/queues`);
    await expect(failed.getByRole('cell', { name: '6', exact: true })).toBeVisible(SOON);
    await owner.goto(`${home}/delivery`);
    await expect(owner.locator('#content')).toContainText(/Change fail rate\s*0\s?%/);
  });

  await test.step('the alert fires and pages; who is on call acknowledges', async () => {
    const isPage = ({ type, subject }: { type: string; subject: string }) =>
      type === 'alert.fired' && subject.includes('captures.failed');
    await expect.poll(() => told(pager).filter(isPage).length, SOON).toBe(1);
    await page.goto(told(pager).find(isPage).url);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Dead letters');
    const ledger = page.getByRole('list', { name: 'Who was told' });
    await expect(ledger).toContainText(/Pager through webhook, fired: delivered/);
    await expect(ledger).toContainText(onCallName);
    await page.getByRole('button', { name: 'Acknowledge' }).click();
    await expect(page.getByText(`${onCallName}, `).first()).toBeVisible();
    await owner.goto(`${home}/alerts`);
    const alert = owner.getByRole('list', { name: 'Alerts' }).getByRole('listitem');
    await expect(alert.filter({ hasText: 'captures.failed' })).toContainText('Acknowledged');
  });

  const timeline = page.getByRole('list', { name: 'Timeline' });
  await test.step('an incident is declared from it, and run before the eyes of others', async () => {
    await page.getByRole('button', { name: 'Declare an incident' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('INC-1');
    await owner.goto(page.url());
    await expect(page.getByRole('checkbox', { name: 'Take command' })).toBeChecked();
    await expect(timeline).toContainText('checkout 7.0 was deployed in production');
    await expect(timeline).toContainText('Breaker bank of checkout opened');
    await page.getByRole('button', { name: 'Take the role Operations' }).click();
    await expect(page.getByRole('list', { name: 'Roles' })).toContainText(
      `Operations ${onCallName}`,
    );
    await page.getByRole('checkbox', { name: /recent changes/i }).click();
    await page.getByLabel('Note what you see, try and find').fill('The bank’s certificate ran out');
    await page.getByRole('button', { name: 'Add the note' }).click();
    await expect(timeline).toContainText('certificate ran out');
    await update(page, 'identified', 'Orders wait; none is lost. More in 30 minutes.');
    await expect(owner.getByRole('list', { name: 'Timeline' })).toContainText('certificate ran');
    await expect(owner.getByRole('list', { name: 'Updates' })).toContainText('none is lost');
    await expect
      .poll(() => told(pager).map(({ type }) => type), SOON)
      .toEqual(expect.arrayContaining(['incident.declared', 'incident.updated']));
  });

  await test.step('its cause is confirmed, and delivery says so', async () => {
    const suspects = page.getByRole('list', { name: 'Suspected changes' }).getByRole('listitem');
    await expect(suspects.first()).toContainText('checkout 7.0');
    await suspects.first().getByRole('button', { name: 'It made this incident' }).click();
    await expect(suspects.first()).toContainText(`Confirmed by ${onCallName}`);
    await expect(suspects.first()).toContainText('change fail rate 0 of 2 (0%) → 1 of 2 (50%)');
  });

  await test.step('it is mended, and resolved', async () => {
    await service.live({ bank: 'up', orders: 1 });
    await expect
      .poll(() => told(pager).filter(({ type }) => type === 'alert.resolved').length, SOON)
      .toBeGreaterThan(0);
    await update(page, 'resolved', 'Every order has its payment.');
    await expect(page.getByText(/it lasted/)).toBeVisible();
    await expect
      .poll(() => told(pager).map(({ type }) => type), SOON)
      .toContain('incident.resolved');
    await owner.goto(`${home}/breakers`);
    await expect(breaker).toContainText('Closed');
    await owner.goto(`${home}/queues`);
    await expect(failed.getByRole('cell', { name: '0', exact: true })).toBeVisible();
  });

  const summaryOf = (one: Page) => one.getByRole('textbox', { name: 'Summary', exact: true });
  await test.step('the postmortem is begun from what is known, and two people write it', async () => {
    await page.getByRole('button', { name: 'Write postmortem' }).click();
    await expect(page).toHaveURL(/\/postmortems\/[0-9a-f-]{36}$/);
    await expect(page.getByRole('figure').first()).toContainText('Error lines of checkout');
    await owner.goto(page.url());
    await expect(summaryOf(owner)).toHaveValue(/INC-1|checkout/);
    let letSave = () => {};
    const ownerSaved = new Promise<void>((resolve) => {
      letSave = resolve;
    });
    await page.route('**/api/ui/postmortems/**', async (route) => {
      await ownerSaved;
      await route.continue();
    });
    await summaryOf(page).fill('The team should have seen that the certificate ran out.');
    await summaryOf(owner).fill('Captures waited while the bank’s certificate was renewed.');
    await expect(owner.getByText(/^Saved, revision/)).toBeVisible();
    letSave();
    const merge = page.getByRole('dialog');
    await expect(merge).toContainText(`${OWNER_NAME} wrote in the same lines`);
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
    await dialog.getByLabel('What is to be changed').fill(ACTION);
    await dialog.getByLabel('Done when').selectOption('metric');
    await dialog.getByLabel('Metric', { exact: true }).fill('bank.timeout.seconds');
    await dialog.getByLabel('Line', { exact: true }).fill('3');
    await dialog.getByLabel('For (days)').fill('1');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(ACTION)).toBeVisible();
  });

  await test.step('it is reviewed and published', async () => {
    await page.getByRole('button', { name: 'Send to review' }).click();
    await expect(page.getByRole('button', { name: 'Publish' })).toBeVisible();
    await owner.reload();
    await owner.getByRole('button', { name: 'Approve' }).click();
    const reviewers = (one: Page) => one.getByRole('list', { name: 'Reviewers' });
    await expect(reviewers(owner)).toContainText(`${OWNER_NAME}approved`);
    await page.reload();
    await expect(reviewers(page)).toContainText(`${OWNER_NAME}approved`);
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
    await owner.goto(`${home}/postmortems`);
    const row = owner.getByRole('list', { name: 'Postmortems' }).getByRole('listitem');
    await expect(row).toContainText('Published');
  });

  await test.step('the telemetry closes the action, and the failure is in the delivery metrics', async () => {
    await tell(
      'metrics',
      Array.from({ length: 25 }, (_, hour) => ({
        name: 'bank.timeout.seconds',
        value: 2,
        service: 'checkout',
        at: new Date(now - hour * HOUR).toISOString(),
      })),
    );
    await letADayPass(product.databaseUrl);
    await expect(async () => {
      await page.goto(`${home}/actions?status=done`);
      await expect(page.getByRole('list', { name: 'Actions' })).toContainText(ACTION, {
        timeout: 1_000,
      });
    }).toPass(SOON);
    await expect(page.getByRole('list', { name: 'Actions' })).toContainText(
      /by telemetry[\s\S]*It has held for/,
    );
    await owner.goto(`${home}/delivery`);
    await expect(owner.locator('#content')).toContainText(/Change fail rate\s*50\s%/);
    await expect(owner.locator('#content')).toContainText(/recovery time\s*[\d.]+\s\w+/);
    await owner.getByRole('link', { name: 'Change fail rate', exact: true }).click();
    const deployments = owner.getByRole('table', { name: 'Deployments', exact: true });
    await expect(deployments.getByRole('row', { name: '7.0' })).toContainText(
      '1 confirmed incident',
    );
  });
});

async function update(page: Page, status: string, text: string): Promise<void> {
  await page.getByLabel('Status with the update').selectOption(status);
  await page.getByLabel('What is affected, since when, and when more follows').fill(text);
  await page.getByRole('button', { name: 'Post the update' }).click();
  await expect(page.getByRole('list', { name: 'Updates' })).toContainText(text);
}
