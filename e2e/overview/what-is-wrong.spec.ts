import { minutesAgo } from '../fixtures/signal-test';
import { answer, expect, tellTrouble, test } from './overview-test';

/** What the pages of a project say that nothing was told of; most of it comes once it is known that nothing was. */
const NOTHING_YET = {
  logs: 'No log line has arrived yet',
  services: 'No service has been heard of yet',
  queues: 'No queue has told anything yet',
  breakers: 'No circuit breaker has been told of yet',
  ai: 'No model call has been told of yet',
  delivery: 'No deployment was ever told',
  metrics: 'No metric has arrived yet',
  heartbeats: 'No job has been heard of yet',
  '': 'Nothing has arrived yet',
};

test('A project that nothing was told of says so on every page, without a fault, and leads to Connect', async ({
  open,
  page,
  faults,
}) => {
  for (const [place, said] of Object.entries(NOTHING_YET)) {
    await open(place);
    await expect(page.getByRole('heading', { name: said })).toBeVisible();
    expect.soft(await faults(), place).toEqual([]);
  }
  await page.getByRole('link', { name: 'Connect a sender' }).click();
  await expect(page).toHaveURL(/\/connect$/);
});

test('What is wrong stands in words, with who has it, what changed and each service', async ({
  open,
  tell,
  page,
}) => {
  await tellTrouble(tell);
  await open();
  await expect(
    answer(page, /1 breaker is open, 37 dead letters wait; payments is failing/),
  ).toBeVisible();
  const wrong = page.getByRole('list', { name: 'What is wrong now' });
  await expect(wrong.getByRole('link', { name: 'payments', exact: true })).toHaveCount(1);
  await expect(wrong.getByRole('link', { name: 'search', exact: true })).toHaveCount(0);
  await expect(wrong).toContainText('payments');
  await expect(wrong).toContainText('captures-dlq: holds 37 messages');
  await expect(wrong).toContainText('no owner named');
  const changed = page.getByRole('list', { name: 'What changed' });
  await expect(changed).toContainText('2.3.1 deployed');
  await expect(changed).toContainText('Retry captures at once');
  const table = page.getByRole('table', { name: 'services' });
  await expect(table.getByRole('row', { name: /payments/ })).toContainText('Failing');
  await expect(table.getByRole('row', { name: /search/ })).toContainText('Healthy');
  const tiles = page.getByLabel('Is the work getting done');
  await expect(tiles.getByRole('link', { name: 'Dead letters' })).toBeVisible();
  // Whom it pages stands above all else, as soon as the worker has judged it.
  await expect(wrong.getByRole('link', { name: 'Dead letters' })).toBeVisible();
});

test('The four questions are answered without scrolling', async ({ open, tell, page }) => {
  await page.setViewportSize({ width: 1360, height: 860 });
  await tellTrouble(tell);
  await open();
  await expect(answer(page, /payments is failing/)).toBeInViewport();
  await expect(page.getByRole('list', { name: 'What is wrong now' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('list', { name: 'What changed' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByText('Jobs on time')).toBeInViewport();
});

test('What arrives is seen within seconds, without a reload', async ({ open, tell, page }) => {
  await tell('logs', {
    level: 'info',
    service: 'search',
    message: 'all is well',
    time: minutesAgo(1),
  });
  await open();
  await expect(answer(page, /Nothing is wrong: 1 service is well/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Refresh by itself: Live' })).toBeVisible();
  await tellTrouble(tell);
  await expect(
    answer(page, /1 breaker is open, 37 dead letters wait; payments is failing/),
  ).toBeVisible();
  await expect(page.getByRole('list', { name: 'What changed' })).toContainText('2.3.1 deployed');
  await expect(page.getByRole('slider', { name: /^Dead letters/ })).toBeVisible();
  await tell('queues/samples', { queue: 'captures-dlq', depth: 0, at: minutesAgo(0) });
  await expect(page.getByText(/37 dead letters wait/)).toBeHidden();
});

test('While the stream of changes is lost the page asks instead', async ({ open, tell, page }) => {
  await page.route('**/api/ui/live?*', (route) => route.abort());
  await tell('logs', { level: 'info', service: 'search', message: 'well', time: minutesAgo(1) });
  await open();
  await expect(page.getByRole('button', { name: 'Refresh by itself: Every 10 s' })).toBeVisible();
  await tellTrouble(tell);
  await expect(answer(page, /payments is failing/)).toBeVisible();
});

test('With refreshing off nothing is fetched until somebody asks', async ({ open, tell, page }) => {
  await tell('logs', { level: 'info', service: 'search', message: 'well', time: minutesAgo(1) });
  const streams: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/api/ui/live')) streams.push(request.url());
  });
  await open('?refresh=0');
  await expect(answer(page, /Nothing is wrong: /)).toBeVisible();
  await tellTrouble(tell);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(answer(page, /payments is failing/)).toBeVisible();
  expect(streams).toEqual([]);
});

test('When it cannot be had, the page says so and tries again', async ({ open, tell, page }) => {
  await tellTrouble(tell);
  await open();
  await expect(answer(page, /payments is failing/)).toBeVisible();
  let isBroken = true;
  await page.route('**/api/ui/overview?*', (route) =>
    isBroken
      ? route.fulfill({
          status: 503,
          json: { error: { code: 'unavailable', message: 'The database is away.' } },
        })
      : route.fallback(),
  );
  await page.getByRole('button', { name: 'Refresh now' }).click();
  // What is known stays, with how old it is.
  await expect(page.getByText(/The database is away/)).toBeVisible();
  await expect(answer(page, /payments is failing/)).toBeVisible();
  isBroken = false;
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText(/The database is away/)).toBeHidden();
});
