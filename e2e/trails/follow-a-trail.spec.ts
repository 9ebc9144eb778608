import { expect, test } from '../logs/logs-test';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

test.beforeEach(async ({ send }) =>
  send([
    { agoMs: 9_000, service: 'gateway', message: 'POST /orders', trace_id: TRACE },
    { agoMs: 8_990, service: 'checkout', message: 'order received', trace_id: TRACE },
    { agoMs: 8_980, service: 'checkout', message: 'price found', trace_id: TRACE },
    { agoMs: 8_970, service: 'checkout', message: 'asking payments', trace_id: TRACE },
    { agoMs: 8_960, service: 'payments', message: 'charging the card', trace_id: TRACE },
    {
      agoMs: 4_000,
      service: 'payments',
      level: 'error',
      message: 'card charge timed out',
      trace_id: TRACE,
      err: { type: 'TimeoutError', message: 'no answer' },
    },
    {
      agoMs: 3_990,
      service: 'gateway',
      message: 'answered 502',
      duration_ms: 5_010,
      trace_id: TRACE,
    },
    { service: 'gateway', message: 'of another trail', trace_id: 'f'.repeat(32) },
  ]),
);

test('From a line to its whole story across services, with the silence in it, and back to a line', async ({
  logs,
  page,
}) => {
  await logs.open({ q: 'level:error' });
  await logs.line('card charge timed out').click();
  await logs.details.getByRole('link', { name: 'Whole trail' }).click();
  await expect(page).toHaveURL(new RegExp(`/trails/${TRACE}$`));
  const steps = page.getByRole('list', { name: 'Steps of the trail' }).getByRole('listitem');
  await expect(steps).toHaveCount(8);
  await expect(
    page.getByText('7 steps across 3 services in 5.01 s; 1 error in payments'),
  ).toBeVisible();
  await expect(steps.nth(5)).toContainText('nothing for 4.96 s');
  await expect(steps.nth(0)).toContainText('POST /orders');
  await expect(steps.nth(6)).toContainText('card charge timed out');
  await page.getByRole('link', { name: 'charging the card' }).click();
  await expect(page).toHaveURL(/\/logs\?/);
  await expect(logs.details).toContainText('charging the card');
});

test('A pasted traceparent is followed, and one service can be looked at alone', async ({
  page,
  project,
}) => {
  await page.goto(`/p/${project.slug}/trails`);
  await expect(page.getByRole('link', { name: /card charge timed out/ })).toBeVisible();
  await page.getByLabel('Trace, correlation or request id').fill(`00-${TRACE}-00f067aa0ba902b7-01`);
  await page.getByRole('button', { name: 'Follow', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/trails/${TRACE}$`));
  await page.getByRole('button', { name: /^payments/ }).click();
  const steps = page.getByRole('list', { name: 'Steps of the trail' }).getByRole('listitem');
  await expect(steps).toHaveCount(2);
  await page.reload();
  await expect(steps).toHaveCount(2);
});

test('An id that nothing carries says so and waits for it', async ({ page, project, send }) => {
  await page.goto(`/p/${project.slug}/trails/req-not-yet`);
  await expect(page.getByRole('heading', { name: 'Nothing carries this id' })).toBeVisible();
  await send([{ message: 'now it does', request_id: 'req-not-yet' }]);
  await expect(page.getByText('now it does')).toBeVisible();
});

test('What happened to its services meanwhile stands above the steps, and leads there', async ({
  page,
  product,
  project,
}) => {
  const tell = (route: string, record: object) =>
    fetch(`${product.origin}/api/v1/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${project.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(record),
    });
  const service = 'payments';
  const reason = 'Half of the calls failed';
  await tell('breakers/transitions', {
    breaker: 'bank',
    service,
    from: 'closed',
    to: 'open',
    reason,
  });
  await tell('deployments', {
    id: 'd1',
    service,
    environment: 'production',
    sha: 'b2c3d4e5f6',
    version: '2.3.1',
    status: 'succeeded',
    finishedAt: new Date(Date.now() - 600_000).toISOString(),
  });
  await page.goto(`/p/${project.slug}/trails/${TRACE}`);
  const meanwhile = page.getByRole('list', { name: 'Happened meanwhile' }).getByRole('listitem');
  await expect(meanwhile.nth(0)).toContainText('2.3.1 deployed to production');
  await expect(meanwhile.nth(0)).toContainText('before');
  await expect(meanwhile.nth(1)).toContainText('bank went from closed to open');
  await expect(page.getByText('none of it carries its id')).toBeVisible();
  await meanwhile.nth(1).getByRole('link').click();
  await expect(page).toHaveURL(/\/breakers\//);
});
