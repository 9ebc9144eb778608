import { readFile } from 'node:fs/promises';
import { expect, mailerLetters, mailerSamples, test } from './queues-test';

test('The page answers in words, and lists the worst queue first', async ({
  queues,
  page,
  sendSamples,
  sendLetters,
}) => {
  await sendSamples([
    ...mailerSamples(),
    { queue: 'invoices', depth: 0, agoSeconds: 5 },
    { queue: 'reports', depth: 40, consumers: 0, agoSeconds: 5 },
  ]);
  await sendLetters(mailerLetters());
  await queues.open();
  await expect(
    page.getByText(
      /^1 dead-letter queue holds 34 messages; the oldest is 3\sh(?: \d\smin)? old\. reports: holds 40 messages and has no consumer\.$/,
    ),
  ).toBeVisible();
  await expect(queues.rows).toHaveCount(5);
  await expect(queues.rows.nth(1)).toContainText('emails-dlq');
  await expect(queues.row('emails-dlq')).toContainText('Failing');
  await expect(queues.row('emails-dlq')).toContainText('dead letters?');
  await expect(queues.row('emails')).toContainText('310');
  await expect(queues.row('emails')).toContainText('10.3/s');
  await expect(queues.row('invoices')).toContainText('Healthy');
});

test('What nobody told is a dash and not a zero', async ({ queues, sendSamples }) => {
  await sendSamples([{ queue: 'quiet', depth: 0, agoSeconds: 5 }]);
  await queues.open();
  await expect(queues.row('quiet').getByText('unknown: Nobody counted it').first()).toBeAttached();
  await expect(queues.row('quiet')).toContainText('0');
});

test('The filter and the order are in the address, and a pasted link shows the same', async ({
  queues,
  page,
  sendSamples,
}) => {
  await sendSamples([
    { queue: 'orders', depth: 3, environment: 'production', agoSeconds: 5 },
    { queue: 'orders', depth: 9, environment: 'staging', agoSeconds: 5 },
    { queue: 'mails', depth: 5, agoSeconds: 5 },
  ]);
  await queues.open();
  await expect(queues.rows).toHaveCount(4);
  await page.getByRole('searchbox', { name: /^Filter by name/ }).fill('stag');
  await expect(queues.rows).toHaveCount(2);
  await expect(queues.rows.nth(1)).toContainText('staging');
  expect(new URL(page.url()).searchParams.get('q')).toBe('stag');
  await page.reload();
  await expect(queues.rows).toHaveCount(2);
  await queues.open({ sort: '-depth' });
  await expect(queues.rows.nth(1)).toContainText('staging');
  await queues.open({ show: 'dead_letter' });
  await expect(page.getByText('None of 3 queues is as you ask.')).toBeVisible();
  await page.getByRole('button', { name: 'Show all queues' }).click();
  await expect(queues.rows).toHaveCount(4);
});

test('The list is walked by keyboard, and Back returns to it', async ({
  queues,
  page,
  sendSamples,
}) => {
  await sendSamples([
    { queue: 'first', depth: 9, agoSeconds: 5 },
    { queue: 'second', depth: 5, agoSeconds: 5 },
  ]);
  await queues.open({ sort: '-depth' });
  await expect(queues.row('first')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('second');
  await page.goBack();
  await expect(queues.row('first')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page).toHaveURL(/\/logs/);
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page).toHaveURL(/\/queues/);
});

test('The list is saved as JSON, with what is not known as null', async ({
  queues,
  page,
  sendSamples,
}) => {
  await sendSamples([{ queue: 'saved', depth: 7, agoSeconds: 5 }]);
  await queues.open();
  await expect(queues.row('saved')).toBeVisible();
  await page.getByRole('button', { name: /^(Save|Export)/ }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /JSON/ }).click();
  const file = await (await download).path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject([
    { queue: 'saved', depth: 7, in: null, drain: null },
  ]);
});

test('An empty page teaches with commands that work, and shows the first queue by itself', async ({
  queues,
  page,
  product,
  sendSamples,
}) => {
  await queues.open();
  await expect(page.getByRole('heading', { name: 'No queue has told anything yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Make a key' }).click();
  const commands = page.getByRole('figure').filter({ hasText: 'curl' });
  await expect(commands.first()).toContainText(product.origin);
  await expect(commands.first()).not.toContainText('cnd_PUT_YOUR_KEY_HERE');
  await expect(page.getByRole('figure').filter({ hasText: 'watchQueue' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Listening' })).toBeVisible();
  await sendSamples([{ queue: 'newborn', depth: 1 }]);
  await expect(page.getByText('The first sample is here')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the key' })).toBeVisible();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(queues.row('newborn')).toBeVisible();
});

test('What fails to load says so and is tried again; what was there stays', async ({
  queues,
  page,
  sendSamples,
}) => {
  await sendSamples([{ queue: 'kept', depth: 1, agoSeconds: 5 }]);
  await queues.open();
  await expect(queues.row('kept')).toBeVisible();
  await page.route('**/api/ui/queues?*', (route) => route.abort());
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(
    page.getByRole('alert').or(page.getByRole('status')).getByText('could not be reached'),
  ).toBeVisible();
  await expect(queues.row('kept')).toBeVisible();
  await page.unroute('**/api/ui/queues?*');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('could not be reached')).toBeHidden();
});
