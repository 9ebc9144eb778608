import { promisedTime } from '../fixtures/promised-time';
import { expect, test } from './logs-test';

/** What the product promises from the moment a line is acknowledged. */
const within = () => ({ timeout: promisedTime(1_000) });

test('A followed list shows a line within a second of its being acknowledged', async ({
  logs,
  send,
  page,
}) => {
  await send([{ message: 'before' }]);
  await logs.open();
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  await expect(page.getByText('Following new lines')).toBeVisible();
  await send([{ message: 'first after' }]);
  await expect(logs.line('first after')).toBeVisible(within());
  await send([{ message: 'second after' }]);
  await expect(logs.lines.first()).toContainText('second after', within());
  await expect(logs.lines).toHaveCount(3);
});

test('Only what matches the search is followed', async ({ logs, send, page }) => {
  await logs.open({ q: 'level:error', live: '1' });
  await expect(page.getByText('Following new lines')).toBeVisible();
  await send([{ message: 'all is well' }, { message: 'it broke', level: 'error' }]);
  await expect(logs.line('it broke')).toBeVisible(within());
  await expect(logs.line('all is well')).toHaveCount(0);
});

test('While it is paused new lines are counted, and shown when it goes on', async ({
  logs,
  send,
  page,
}) => {
  await send([{ message: 'before' }]);
  await logs.open({ live: '1' });
  await expect(page.getByText('Following new lines')).toBeVisible();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await send([{ message: 'held 1' }, { message: 'held 2' }, { message: 'held 3' }]);
  const waiting = page.getByRole('button', { name: '3 new' });
  await expect(waiting).toBeVisible();
  await expect(logs.line('held')).toHaveCount(0);
  await waiting.click();
  await expect(logs.line('held')).toHaveCount(3);
  await expect(waiting).toBeHidden();
});

test('Reading further down holds new lines back until the reader comes up again', async ({
  logs,
  send,
  page,
}) => {
  await send(
    Array.from({ length: 150 }, (_, index) => ({ message: `old ${index}`, agoMs: 1_000 })),
  );
  await logs.open({ live: '1' });
  await expect(page.getByText('Following new lines')).toBeVisible();
  await logs.lines.first().hover();
  await page.mouse.wheel(0, 900);
  await expect(logs.line('old 149')).toHaveCount(0);
  await send([{ message: 'arrived meanwhile' }]);
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible();
  await page.mouse.wheel(0, -9_000);
  await expect(logs.lines.first()).toContainText('arrived meanwhile');
});
