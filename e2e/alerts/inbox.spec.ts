import { findFaults } from '../fixtures/find-faults';
import { overflow } from '../fixtures/overflow';
import { expect, test } from '../fixtures/product-test';

async function send(address: string, apiKey: string, record: unknown): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(record),
  });
  expect(response.status).toBe(200);
}

test('A dead letter is an alert within seconds; it is acknowledged, reviewed, and over when the queue is empty', async ({
  page,
  product,
  project,
}) => {
  const queues = `${product.origin}/api/v1/queues`;
  await page.goto(`/p/${project.slug}/alerts`);
  await expect(page.getByText('Nothing fires. The rules are watching.')).toBeVisible();
  const letter = { queue: 'orders-dlq', messageId: 'm-1', error: 'Card refused' };
  await send(`${queues}/dead-letters`, project.apiKey, letter);
  const alert = page.getByRole('list', { name: 'Alerts' }).getByRole('listitem');
  await expect(alert).toContainText('orders-dlq');
  await expect(alert).toContainText('Critical');
  await page.keyboard.press('j');
  await page.keyboard.press('a');
  await expect(alert).toContainText('Acknowledged');
  await alert.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dead letters');
  await page.getByRole('button', { name: /^Actionable/ }).click();
  await expect(page.getByText('Marked as actionable by')).toBeVisible();
  for (const [key, word] of [
    ['2', 'noise'],
    ['3', 'duplicate'],
    ['1', 'actionable'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByText(`Marked as ${word} by`)).toBeVisible();
    await expect(page.getByRole('button', { name: new RegExp(`^${word}`, 'i') })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  const empty = { queue: 'orders-dlq', kind: 'dead_letter', depth: 0 };
  await send(`${queues}/samples`, project.apiKey, empty);
  const history = page.getByRole('list', { name: 'What happened' });
  await expect(history).toContainText('Over:');
  await page.goto(`/p/${project.slug}/alerts?show=resolved`);
  await expect(alert).toContainText('marked as actionable');
});

test('The rules that a project begins with are listed; one is changed, switched off and a new one made', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/alerts/rules`);
  const rules = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  const letters = rules.filter({ hasText: 'messages in a dead-letter queue > 0' });
  await expect(letters).toContainText('default');
  await page.getByRole('switch', { name: 'Dead letters is on' }).click();
  await expect(page.getByRole('switch', { name: 'Dead letters is on' })).not.toBeChecked();
  await letters.getByRole('link', { name: 'Dead letters' }).click();
  await expect(page.getByText('nothing is known of what it looks at')).toBeVisible();
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByRole('textbox', { name: 'Line' }).fill('5');
  await page.getByRole('textbox', { name: 'For', exact: true }).fill('soon');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('must be a time such as 90s, 5m or 2h')).toBeVisible();
  await page.getByRole('textbox', { name: 'For', exact: true }).fill('2m');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('messages in a dead-letter queue > 5 for 2')).toBeVisible();
});

test('A new rule is tried on the past before it is saved', async ({ page, product, project }) => {
  const minutes = Array.from({ length: 30 }, (_, minute) => minute);
  const now = Date.now();
  await send(
    `${product.origin}/api/v1/queues/samples`,
    project.apiKey,
    minutes.map((minute) => ({
      queue: 'mails',
      depth: minute > 10 && minute <= 20 ? 5_000 : 10,
      at: now - (60 - minute) * 60_000,
    })),
  );
  await page.goto(`/p/${project.slug}/alerts/rules`);
  await page.getByRole('link', { name: 'New rule' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mail backlog');
  await page.getByRole('combobox', { name: 'Watches' }).selectOption('queue depth');
  await page.getByRole('button', { name: 'Try it on the last 14 days' }).click();
  await expect(page.getByText(/It would have fired once in the .* that are known/)).toBeVisible();
  const fired = page.getByRole('table', { name: 'When it would have fired' });
  await expect(fired.getByRole('row').filter({ hasText: 'queue mails' })).toContainText('5,000');
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mail backlog');
  await expect(page.getByText('messages in a queue > 1,000')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test('an alert is acknowledged with a thumb, and nothing is wider than the screen', async ({
    page,
    product,
    project,
  }) => {
    const letter = { queue: 'mails-dlq', messageId: 'm-1', error: 'No such mailbox' };
    await send(`${product.origin}/api/v1/queues/dead-letters`, project.apiKey, letter);
    await page.goto(`/p/${project.slug}/alerts`);
    const acknowledge = page.getByRole('button', { name: 'Acknowledge' });
    await acknowledge.tap();
    await expect(page.getByRole('list', { name: 'Alerts' })).toContainText('Acknowledged');
    for (const path of ['alerts', 'alerts/rules']) {
      await page.goto(`/p/${project.slug}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await overflow(page)).toBe(0);
    }
  });
});
