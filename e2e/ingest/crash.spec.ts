import { crashRun } from '../../scripts/testing/crash-run';
import { expect, test } from './ingest-test';

// Postgres must write down what it acknowledges, or its death would lose it.
test.use({ productOptions: { worker: true, durable: true } });

test('Killing web, Postgres and the worker at full speed loses nothing that was acknowledged and stores nothing twice', async ({
  product,
}) => {
  test.setTimeout(720_000);
  const [webBefore] = product.webs;
  const report = await crashRun({
    product,
    victims: ['postgres', 'backend', 'worker', 'web'],
    batchesBetween: 40,
    eventsPerBatch: 200,
    connections: 4,
  });
  expect(report.retries).toBeGreaterThan(0);
  expect(report).toMatchObject({
    storedEvents: report.acknowledgedEvents,
    usageEvents: report.acknowledgedEvents,
    incompleteBatches: 0,
    doubledBatches: 0,
    wrongMinutes: 0,
    wrongHours: 0,
    wrongFacets: 0,
  });
  expect(product.webs[0]?.pid).not.toBe(webBefore?.pid);
});

test('The death of Postgres does not end the web process', async ({ product, sender, service }) => {
  const [web] = product.webs;
  let ended: string | undefined;
  void web?.ended.then((how) => {
    ended = how;
  });
  const stop = new AbortController();
  const busy = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!stop.signal.aborted) {
        const { status } = await sender.send({ message: 'm', service });
        expect([200, 503]).toContain(status);
      }
    }),
  );
  for (let round = 0; round < 3; round += 1) {
    await product.kill('postgres');
    expect((await sender.send({ message: 'm', service })).status).toBe(503);
    await product.start('postgres');
    await expect
      .poll(async () => (await sender.send({ message: 'm', service })).status, { timeout: 90_000 })
      .toBe(200);
  }
  stop.abort();
  await busy;
  expect(ended).toBeUndefined();
  expect(web?.lastLines()).not.toContain('uncaughtException');
  expect(product.webs[0]).toBe(web);
});
