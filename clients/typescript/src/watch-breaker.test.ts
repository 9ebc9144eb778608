import { once } from 'node:events';
import CircuitBreaker from 'opossum';
import { expect, test } from '../testing/client-test';

const AT = Date.parse('2026-03-01T12:00:00Z');
/** Time leaps here while requests are on their way. */
const NEVER_MS = 86_400_000;
const ORIGIN = {
  breaker: 'card-network',
  service: 'checkout',
  instance: 'web-1',
  dependency: 'payments',
};

/** A breaker over a call that does as it is told. */
function makeBreaker() {
  const call = async (outcome: string) => {
    if (outcome === 'fail') throw new Error('card network is down');
    if (outcome === 'hang') await new Promise(() => {});
    return outcome;
  };
  const breaker = new CircuitBreaker(call, {
    name: 'card-network',
    timeout: 20,
    resetTimeout: 30,
    volumeThreshold: 4,
    errorThresholdPercentage: 50,
  });
  breaker.fallback(() => 'later');
  return breaker;
}

test('A real opossum breaker tells its transitions as they happen, and what went through it', async ({
  receiver,
  system,
  startClient,
}) => {
  const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1, instance: 'web-1' });
  const breaker = makeBreaker();
  const watch = candor.watchBreaker(breaker, { dependency: 'payments' });
  await breaker.fire('ok');
  await breaker.fire('hang');
  await breaker.fire('fail');
  await breaker.fire('fail');
  system.nowMs += 1_000;
  expect(breaker.opened).toBe(true);
  await breaker.fire('ok');
  await once(breaker, 'halfOpen');
  await breaker.fire('ok');
  expect(breaker.closed).toBe(true);
  system.advance(9_000);
  await candor.flush();
  expect(receiver.recordsOf('breakers/transitions')).toEqual([
    {
      ...ORIGIN,
      from: 'closed',
      to: 'open',
      reason: '3 of 4 calls failed, the last with: card network is down',
      at: AT,
    },
    { ...ORIGIN, from: 'open', to: 'half_open', at: AT + 1_000 },
    { ...ORIGIN, from: 'half_open', to: 'closed', at: AT + 1_000 },
  ]);
  expect(receiver.recordsOf('breakers/samples')).toEqual([
    {
      ...ORIGIN,
      intervalSeconds: 10,
      calls: 6,
      successes: 2,
      failures: 3,
      timeouts: 1,
      rejected: 1,
      fallbacks: 4,
      state: 'closed',
      at: AT + 10_000,
    },
  ]);
  watch.stop();
  breaker.shutdown();
});

test('An idle breaker still tells its state, and one that somebody disables tells that', async ({
  receiver,
  system,
  startClient,
}) => {
  const candor = startClient({ requestTimeoutMs: NEVER_MS, batchRecords: 1 });
  const breaker = makeBreaker();
  candor.watchBreaker(breaker, { every: 30 });
  system.advance(30_000);
  breaker.disable();
  system.advance(30_000);
  await candor.flush();
  const samples = receiver.recordsOf('breakers/samples');
  expect(samples.map(({ calls, state }) => [calls, state])).toEqual([
    [0, 'closed'],
    [0, 'disabled'],
  ]);
  const [moved] = receiver.recordsOf('breakers/transitions');
  expect(moved).toMatchObject({ from: 'closed', to: 'disabled', dependency: 'card-network' });
  expect(moved).not.toHaveProperty('reason');
  breaker.shutdown();
});

test('Once stopped, a watch has sent the rest and listens no more', async ({
  receiver,
  system,
  startClient,
}) => {
  const candor = startClient({ requestTimeoutMs: NEVER_MS });
  const breaker = makeBreaker();
  const before = breaker.eventNames().map((name) => breaker.listenerCount(name));
  const watch = candor.watchBreaker(breaker);
  await breaker.fire('ok');
  system.nowMs += 4_000;
  watch.stop();
  watch.stop();
  expect(breaker.eventNames().map((name) => breaker.listenerCount(name))).toEqual(before);
  await candor.close();
  expect(receiver.recordsOf('breakers/samples')).toMatchObject([{ calls: 1, intervalSeconds: 4 }]);
  system.advance(60_000);
  expect(receiver.recordsOf('breakers/samples')).toHaveLength(1);
  breaker.shutdown();
});

test('A breaker that is shut down, as by a process that ends in good order, is watched no more and not told as disabled', async ({
  receiver,
  system,
  startClient,
}) => {
  const candor = startClient({ requestTimeoutMs: NEVER_MS });
  const breaker = makeBreaker();
  candor.watchBreaker(breaker);
  await breaker.fire('ok');
  breaker.shutdown();
  system.advance(60_000);
  await candor.close();
  expect(receiver.recordsOf('breakers/samples')).toMatchObject([{ calls: 1, state: 'closed' }]);
  expect(receiver.recordsOf('breakers/transitions')).toEqual([]);
});

test('A breaker whose failures and figures cannot be read breaks neither its own calls nor the process', async ({
  receiver,
  errors,
  system,
  startClient,
}) => {
  const candor = startClient({ requestTimeoutMs: NEVER_MS });
  const breaker = makeBreaker();
  const watch = candor.watchBreaker(breaker);
  const odd = Object.assign(new Error(), { message: { not: 'a text' } });
  for (const failure of [Object.create(null), odd]) breaker.emit('failure', failure, 1, []);
  Object.defineProperty(breaker, 'opened', {
    get() {
      throw new Error('no figures today');
    },
  });
  system.advance(10_000);
  watch.stop();
  await candor.close();
  expect(errors[0]).toMatchObject({ kind: 'dropped' });
  expect(receiver.recordsOf('breakers/samples')).toEqual([]);
});
