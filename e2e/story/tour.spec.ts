import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { lostReceiptsDepth } from '@/domain/demo/lost-receipts';
import { expect, test } from '../access/access-test';
import { makeKey } from '../fixtures/make-project';
import { tellDemo } from '../fixtures/tell-demo';

/** A rule looks every half minute, and the live page a few seconds after it. */
const SOON = { timeout: 120_000 };
const README = readFileSync('README.md', 'utf8');
const TOUR = README.slice(README.indexOf('## The tour'), README.indexOf('That was the loop.'))
  .replaceAll(/\s+/g, ' ')
  .replaceAll(/[_`*]/g, '');

/** A word on the screen that the tour tells the reader to look for. */
function told(words: string): string {
  expect(TOUR).toContain(words);
  return words;
}

const button = (page: Page, name: string) =>
  page.getByRole('button', { name: told(name), exact: true });

test('The tour of the README can be played on the demo as it is made, from the first red mark to the published postmortem', async ({
  page,
  product,
  request,
}) => {
  test.setTimeout(540_000);
  const slug = await tellDemo(product);
  await page.goto(`/p/${slug}`);
  const wrong = page.getByRole('list', { name: 'What is wrong now' });
  const queue = told('notifications.receipts.dlq');
  const mark = wrong.getByRole('listitem').filter({ hasText: told('Dead letters') });
  await expect(mark.filter({ hasText: queue })).toBeVisible(SOON);
  await expect(page.getByRole('figure', { name: 'What came first' })).toBeVisible();
  await mark.filter({ hasText: queue }).getByRole('link').first().click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dead letters');
  await expect(page.getByRole('list', { name: 'Who was told' })).toBeVisible();
  const alert = page.url();
  await page.keyboard.press('a');
  await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible();
  await page.getByRole('link', { name: told('Open the queue') }).click();

  const groups = page.getByRole('table', { name: 'Groups' });
  await expect(groups).toContainText(told('the variable "vatId" is not defined'));
  await groups.locator('tbody').getByRole('button').first().click();
  await expect(page.getByRole('list', { name: 'Letters' })).toBeVisible();
  const letters = page.url();
  await page
    .getByRole('link', { name: told('Open its trail') })
    .first()
    .click();
  await expect(page.getByText(/put aside after/).first()).toBeVisible();

  await page.goto(alert);
  await button(page, 'Declare an incident').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Dead letters (${queue})`);
  const incident = page.url();
  const timeline = page.getByRole('list', { name: 'Timeline' });
  await expect(timeline).toContainText(/notifications [\d.]+ was deployed/);
  await expect(timeline).toContainText(/acknowledged/i);
  await page.getByRole('button', { name: 'Take the role Operations' }).click();
  await page
    .getByLabel('What is affected, since when, and when more follows')
    .fill('Companies get no receipts. More in 30 minutes.');
  await button(page, 'Post the update').click();
  await expect(page.getByRole('list', { name: 'Updates' })).toContainText('no receipts');
  const suspect = page.getByRole('list', { name: 'Suspected changes' }).getByRole('listitem');
  await expect(suspect.first()).toContainText(/^notifications/);
  await suspect
    .first()
    .getByRole('button', { name: told('It made this incident') })
    .click();
  await expect(suspect.first()).toContainText(/Confirmed by[\s\S]*change fail rate/);

  await page.goto(letters);
  await button(page, 'Mark as handled').click();
  const handling = page.getByRole('dialog', { name: /handled\?/ });
  await handling.getByLabel('What was done').fill(told('Sent again after the roll-back'));
  await handling.getByRole('button', { name: 'Mark as handled' }).click();
  await expect(groups).toContainText('Handled');
  // What the demo's simulator says within ten seconds; a product under test has it told by the test.
  const emptied = await request.post('/api/v1/queues/samples', {
    headers: { authorization: `Bearer ${await makeKey(request, slug)}` },
    data: [lostReceiptsDepth(0)],
  });
  expect(emptied.ok()).toBe(true);
  await page.goto(alert);
  await expect(page.getByText('it recovered')).toBeVisible(SOON);
  await page.keyboard.press('1');
  await expect(page.getByText(/Marked as actionable/).first()).toBeVisible();
  await page.goto(incident);
  await page.getByRole('group', { name: 'Status' }).getByText(told('Resolved')).click();
  await button(page, 'Write postmortem').click();

  const factors = page.getByRole('textbox', { name: 'Contributing factors', exact: true });
  await expect(page.getByRole('textbox', { name: 'Impact', exact: true })).toHaveValue(/\d/);
  await factors.fill(told('Jonas should have been more careful'));
  await expect(page.getByRole('list', { name: 'Wording in Contributing factors' })).toContainText(
    'should have',
  );
  await page.getByRole('button', { name: 'Cite evidence in Contributing factors' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(factors).toHaveValue(/#evidence-/);
  await button(page, 'New action').click();
  const action = page.getByRole('dialog', { name: 'New action' });
  await action.getByLabel('What is to be changed').fill('Render each template before its release');
  await action.getByLabel('Done when').selectOption(told('a queue holds no message for days'));
  await action.getByLabel('Queue', { exact: true }).fill(queue);
  await action.getByLabel('For (days)').fill('7');
  await action.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Render each template')).toBeVisible();
  await button(page, 'Send to review').click();
  await button(page, 'Approve').click();
  await button(page, 'Publish').click();
  await expect(page.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await page
    .getByRole('link', { name: told('Postmortems'), exact: true })
    .first()
    .click();
  const published = page.getByRole('list', { name: 'Postmortems' }).getByRole('listitem');
  await expect(published.filter({ hasText: `Dead letters (${queue})` })).toContainText('Published');
});
