import { describe } from 'vitest';
import { expect, test } from '../testing/client-test';

describe('a server in trouble', () => {
  test('gets the same batch under the same key, not before the time it asked for', async ({
    receiver,
    system,
    startClient,
  }) => {
    const candor = startClient();
    receiver.react = (_, index) =>
      index < 2
        ? { status: index === 0 ? 503 : 429, headers: { 'retry-after': '7' } }
        : { status: 200, body: { accepted: 1, rejected: 0, errors: [] } };
    candor.logs.info('once');
    system.advance(1_000);
    // Half of the first bound of 500 ms, and of the second of 1,000 ms, on top of what was asked for.
    for (const wait of [7_250, 7_500]) {
      await system.timer(wait);
      system.advance(wait - 1);
      system.advance(1);
    }
    const [first, second, third] = [0, 1, 2].map((index) => receiver.request(index));
    const all = await Promise.all([first, second, third]);
    expect(new Set(all.map((one) => one?.headers['idempotency-key'])).size).toBe(1);
    expect(new Set(all.map((one) => one?.text)).size).toBe(1);
    await candor.flush();
    expect(receiver.requests).toHaveLength(3);
  });

  test('is asked again after a cut connection or silence, ever more seldom and each at another moment', async ({
    receiver,
    system,
    errors,
    startClient,
  }) => {
    const candor = startClient();
    receiver.react = (_, index) => {
      if (index === 1) return 'silence';
      return index < 4 ? 'cut' : { status: 200, body: { accepted: 1, rejected: 0, errors: [] } };
    };
    candor.logs.info('once');
    system.advance(1_000);
    await system.pass(250);
    await receiver.request(1);
    await system.pass(10_000);
    system.nextRandom = 0.9;
    await system.pass(900);
    await system.pass(1_800);
    await receiver.request(3);
    await system.pass(3_600);
    const { headers } = await receiver.request(4);
    expect(headers['idempotency-key']).toBe(receiver.requests[0]?.headers['idempotency-key']);
    await candor.flush();
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toBe(
      `${receiver.url}: no answer within 10 s. Records are kept and sent again.`,
    );
  });

  test('is not asked for ever about a request that breaks it', async ({
    receiver,
    system,
    errors,
    startClient,
  }) => {
    system.nextRandom = 0;
    receiver.react = () => ({ status: 500, body: 'oops' });
    const candor = startClient();
    candor.logs.info('poison');
    system.advance(1_000);
    for (let n = 0; n < 7; n += 1) await system.pass(0);
    await candor.flush();
    expect(receiver.requests).toHaveLength(8);
    expect(errors.map(({ kind }) => kind)).toEqual(['unreachable', 'refused']);
  });
});

describe('a refusal', () => {
  for (const status of [400, 401, 403, 404, 413, 422, 301]) {
    test(`with ${status} is final and told in the server's words`, async ({
      receiver,
      errors,
      startClient,
    }) => {
      receiver.react = () => ({
        status,
        body: { error: { code: 'x', message: 'This key may not.', hint: 'Make another.' } },
      });
      const candor = startClient();
      candor.logs.info('one');
      candor.logs.info('two');
      await candor.flush();
      expect(receiver.requests).toHaveLength(1);
      expect(errors).toHaveLength(1);
      expect(errors[0]).toMatchObject({
        kind: 'refused',
        count: 2,
        message: `${receiver.url}/api/v1/logs refused 2 records with ${status}: This key may not. Make another.`,
      });
    });
  }

  test('of single records is told with the records', async ({ receiver, errors, startClient }) => {
    receiver.react = () => ({
      status: 200,
      body: {
        accepted: 1,
        rejected: 1,
        errors: [{ index: 1, message: '"value" must be a finite number.', hint: 'Send one.' }],
      },
    });
    const candor = startClient();
    candor.metric('fine', 1);
    candor.metric('broken', Number.NaN);
    await candor.flush();
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({
      kind: 'rejected',
      count: 1,
      message: '/api/v1/metrics could not read a record: "value" must be a finite number.',
    });
    expect(JSON.parse(errors[0]?.rejected[0]?.record ?? '')).toMatchObject({ name: 'broken' });
  });
});

describe('the buffer', () => {
  test('drops the oldest when it is full, counts them, and tells once in a while', async ({
    receiver,
    system,
    errors,
    startClient,
  }) => {
    let isBack = false;
    receiver.react = () =>
      isBack ? { status: 200, body: { accepted: 1, rejected: 0, errors: [] } } : { status: 503 };
    const candor = startClient({ batchRecords: 10, bufferBytes: 10_000 });
    for (let n = 0; n < 10; n += 1) candor.logs.info('on its way', { n });
    await system.timer(250);
    for (let n = 10; n < 1_010; n += 1) candor.logs.info('behind it', { n });
    const [told] = errors.filter(({ kind }) => kind === 'dropped');
    expect(told?.count).toBe(1);
    system.advance(200);
    isBack = true;
    await candor.flush();
    const kept = receiver.requests.slice(1).flatMap(({ records }) => records.map(({ n }) => n));
    const newest = kept.slice(10);
    expect(kept.slice(0, 10)).toEqual([...Array(10).keys()]);
    expect(newest).toEqual(Array.from(newest, (_, index) => 1_010 - newest.length + index));
    system.advance(60_000);
    const dropped = errors.filter(({ kind }) => kind === 'dropped');
    expect(dropped).toHaveLength(2);
    expect(dropped.reduce((sum, { count }) => sum + count, 0)).toBe(1_000 - newest.length);
  });

  test('of one kind does not hold up another', async ({ receiver, startClient }) => {
    receiver.react = ({ path }) =>
      path.endsWith('/logs')
        ? { status: 429, headers: { 'retry-after': '3600' } }
        : { status: 200, body: { accepted: 1, rejected: 0, errors: [] } };
    const candor = startClient({ batchRecords: 1 });
    candor.logs.info('held up');
    await receiver.request(0);
    candor.metric('not.held.up', 1);
    const { path } = await receiver.request(1);
    expect(path).toBe('/api/v1/metrics');
  });
});

describe('flush and close', () => {
  test('give up after five seconds; what is left is dropped and told', async ({
    receiver,
    system,
    errors,
    startClient,
  }) => {
    receiver.react = () => ({ status: 503, headers: { 'retry-after': '3600' } });
    const candor = startClient();
    candor.logs.info('never');
    const closing = candor.close();
    await receiver.request(0);
    await system.pass(5_000);
    await closing;
    candor.logs.info('too late');
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ kind: 'dropped', count: 1 });
    expect(receiver.requests).toHaveLength(1);
  });
});

describe('beats', () => {
  test('go each by itself; with a period they make the heartbeat', async ({
    receiver,
    startClient,
  }) => {
    const candor = startClient();
    candor.beat('nightly import', { every: 86_400, grace: 600, message: '1,204 rows' });
    candor.beat('mailer', { status: 'fail' });
    await candor.flush();
    const told = receiver.requests.map(({ method, path, text }) => [method, path, text]).sort();
    expect(told).toEqual([
      ['POST', '/api/v1/heartbeats/mailer?status=fail', ''],
      [
        'POST',
        '/api/v1/heartbeats/nightly%20import?status=ok&create=1&every=86400&grace=600',
        '1,204 rows',
      ],
    ]);
  });

  test('are not sent late: that would say that a job ran when it did not', async ({
    receiver,
    system,
    startClient,
  }) => {
    receiver.react = () => ({ status: 503, headers: { 'retry-after': '61' } });
    const told = new Promise<Error>((resolve) => {
      startClient({ onError: resolve }).beat('nightly');
    });
    expect((await told).message).toBe('A beat of nightly was dropped: it is too late for it.');
    system.advance(3_600_000);
    expect(receiver.requests).toHaveLength(1);
  });

  test('give way to a newer one of the same name', async ({ receiver, system, startClient }) => {
    const candor = startClient();
    receiver.react = (_, index) => ({ status: index === 0 ? 503 : 200 });
    candor.beat('nightly', { message: 'first' });
    await system.timer(250);
    candor.beat('nightly', { message: 'second' });
    await receiver.request(1);
    await candor.flush();
    system.advance(60_000);
    expect(receiver.requests.map(({ text }) => text)).toEqual(['first', 'second']);
  });
});
