import { once } from 'node:events';
import { describe } from 'vitest';
import { expect, test } from '../testing/client-test';
import { type Candor, createCandor } from './index';

describe('batches', () => {
  test('Records that come together share a request', async ({ receiver, system, startClient }) => {
    const candor = startClient({ environment: 'production', version: '1.4.2' });
    candor.logs.info('cart opened', { cart: 7 });
    system.nowMs += 5;
    candor.logs.error(new RangeError('no such cart'), { correlationId: 'order-1' });
    expect(receiver.requests).toEqual([]);
    system.advance(1_000);
    const { method, path, headers, records } = await receiver.request(0);
    expect([method, path]).toEqual(['POST', '/api/v1/logs']);
    expect(headers).toMatchObject({
      authorization: 'Bearer cnd_a_key_for_tests',
      'content-type': 'application/json',
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    const origin = { service: 'checkout', environment: 'production', version: '1.4.2' };
    expect(records).toEqual([
      {
        ...origin,
        time: Date.parse('2026-03-01T12:00:00Z'),
        level: 'info',
        message: 'cart opened',
        cart: 7,
      },
      {
        ...origin,
        time: Date.parse('2026-03-01T12:00:00.005Z'),
        level: 'error',
        message: 'no such cart',
        correlationId: 'order-1',
        error: {
          type: 'RangeError',
          message: 'no such cart',
          stack: expect.stringContaining('send-batches.test.ts'),
        },
      },
    ]);
  });

  test('A full batch does not wait, and the rest of a flood follows it', async ({
    receiver,
    system,
    startClient,
  }) => {
    const candor = startClient({ batchRecords: 100 });
    for (let n = 0; n < 250; n += 1) candor.logs.debug('tick', { n });
    const [first, second] = [await receiver.request(0), await receiver.request(1)];
    expect([first.records.length, second.records.length]).toEqual([100, 100]);
    system.advance(1_000);
    await receiver.request(2);
    expect(receiver.recordsOf('logs').map(({ n }) => n)).toEqual([...Array(250).keys()]);
    const keys = receiver.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
  });

  test('A batch ends before it grows past its bytes', async ({ receiver, startClient }) => {
    const candor = startClient({ batchBytes: 4_000 });
    for (let n = 0; n < 9; n += 1) candor.logs.info('x'.repeat(1_000));
    await candor.flush();
    for (const { text } of receiver.requests) expect(text.length).toBeLessThan(4_100);
    expect(receiver.recordsOf('logs')).toHaveLength(9);
  });

  test('Bodies worth it are compressed', async ({ receiver, startClient }) => {
    const candor = startClient();
    for (let n = 0; n < 500; n += 1) candor.logs.info('the same over and over', { n });
    await candor.flush();
    const [request] = receiver.requests;
    expect(request?.headers['content-encoding']).toBe('gzip');
    expect(request?.bytes.length).toBeLessThan((request?.text.length ?? 0) / 5);
  });

  test('Each kind of record has an address of its own', async ({ receiver, startClient }) => {
    const candor = startClient();
    const inferenceId = candor.ai.inference({ feature: 'reply', model: 'm-1', shown: true });
    candor.ai.verdict({ inferenceId, verdict: 'edited', editRatio: 0.2 });
    candor.deployment({
      environment: 'production',
      sha: 'a1b2c3',
      status: 'succeeded',
      finishedAt: new Date('2026-03-01T11:59:00Z'),
      changes: Array.from({ length: 3_000 }, (_, n) => ({ sha: `c${n}`, ref: `!${n}` })),
    });
    candor.metric('checkout.completed', 3, { type: 'delta', labels: { shop: 'eu' } });
    candor.logs.send({ msg: 'a pino line', time: 1_772_366_400_000, level: 30 });
    await candor.flush();
    const at = Date.parse('2026-03-01T12:00:00Z');
    expect(receiver.recordsOf('ai/inferences')).toEqual([
      { at, service: 'checkout', feature: 'reply', model: 'm-1', shown: true, id: inferenceId },
    ]);
    expect(receiver.recordsOf('ai/verdicts')).toEqual([
      { at, inferenceId, verdict: 'edited', editRatio: 0.2 },
    ]);
    const [deployment] = receiver.recordsOf('deployments');
    expect(deployment).toMatchObject({
      service: 'checkout',
      finishedAt: '2026-03-01T11:59:00.000Z',
    });
    expect(deployment?.changes).toHaveLength(3_000);
    expect(receiver.recordsOf('metrics')).toEqual([
      {
        at,
        service: 'checkout',
        name: 'checkout.completed',
        value: 3,
        type: 'delta',
        labels: { shop: 'eu' },
      },
    ]);
    expect(receiver.recordsOf('logs')).toEqual([
      { service: 'checkout', msg: 'a pino line', time: 1_772_366_400_000, level: 30 },
    ]);
  });
});

describe('the host', () => {
  test('gets no error from anything that it gives us', async ({
    receiver,
    errors,
    startClient,
  }) => {
    const candor = startClient();
    const circular: Record<string, unknown> = {
      big: 10n,
      none: undefined,
      when: new Date(Number.NaN),
    };
    circular.self = circular;
    const trap = Object.defineProperty({}, 'price', {
      enumerable: true,
      get() {
        throw new Error('no price');
      },
    });
    const toJson = {
      toJSON: () => {
        throw new Error('not me');
      },
    };
    candor.logs.info('odd', {
      circular,
      nested: { trap },
      toJson,
      call: () => 1,
      map: new Map([['a', 1]]),
    });
    candor.logs.info('a trap at the top', trap);
    candor.logs.info('endless', { text: 'é'.repeat(1_000_000), list: Array(1_000_000).fill(1) });
    Reflect.apply(candor.logs.send, undefined, [null]);
    Reflect.apply(candor.ai.inference, undefined, []);
    Reflect.apply(candor.watchBreaker, undefined, [{}]).stop();
    Reflect.apply(candor.watchQueue, undefined, []).stop();
    await candor.flush();
    const [odd, endless] = receiver.recordsOf('logs');
    expect(odd).toMatchObject({
      circular: { big: '10', when: null, self: '[circular]' },
      nested: { trap: { price: '[unreadable]' } },
      toJson: '[unreadable]',
      map: { a: 1 },
    });
    expect(JSON.stringify(endless).length).toBeLessThan(100_000);
    expect(errors[0]).toMatchObject({ name: 'CandorError', kind: 'dropped' });
  });

  test('is told once that an address or key is missing, and goes on', async ({
    receiver,
    errors,
    startClient,
  }) => {
    for (const options of [
      { url: undefined },
      { url: 'candor' },
      { apiKey: '' },
      { apiKey: 'a\nb' },
    ]) {
      const candor = startClient(options);
      candor.logs.info('into nothing');
      candor.beat('nightly');
      candor.ai.inference({ feature: 'reply', model: 'm-1' });
      await candor.close();
    }
    expect(receiver.requests).toEqual([]);
    expect(errors.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      'configuration: Candor has no url. Nothing is sent.',
      'configuration: "candor" is no address such as https://candor.example.com. Nothing is sent.',
      'configuration: Candor has no apiKey. Nothing is sent.',
      'configuration: The apiKey has characters that no key has. Nothing is sent.',
    ]);
  });

  test('is not broken by its own handler of errors', async ({ receiver, startClient }) => {
    receiver.react = () => ({ status: 403 });
    for (const onError of [
      () => {
        throw new Error('the handler is broken');
      },
      () => Promise.reject(new Error('the handler breaks later')),
    ]) {
      const candor = startClient({ onError });
      candor.logs.info('refused');
      await candor.flush();
    }
    expect(receiver.requests).toHaveLength(2);
  });

  test('may make a client of nothing at all', async () => {
    const warned = once(process, 'warning');
    const candor: Candor = Reflect.apply(createCandor, undefined, []);
    candor.logs.info('into nothing');
    await candor.close();
    expect(String((await warned)[0])).toContain('Candor has no url.');
  });

  test('may put the server behind a path', async ({ receiver, startClient }) => {
    const candor = startClient({ url: `${receiver.url}/tools/candor` });
    candor.logs.info('hello');
    candor.beat('nightly');
    await candor.flush();
    const paths = receiver.requests.map(({ path }) => path).sort();
    expect(paths).toEqual([
      '/tools/candor/api/v1/heartbeats/nightly?status=ok',
      '/tools/candor/api/v1/logs',
    ]);
  });
});
