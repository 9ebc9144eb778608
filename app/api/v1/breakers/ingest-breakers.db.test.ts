import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breakerParams } from '@/domain/breakers/breaker-params';
import { makeApiKey, makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { breakerIdOf } from '@/server/breakers/breaker-id';
import { closeConnections, db } from '@/server/db/client';
import { POST as postSamples } from './samples/route';
import { POST as postTransitions } from './transitions/route';

await createTestDatabase();
const MINUTE = 60_000;
const now = Math.floor(Date.now() / MINUTE) * MINUTE - 10 * MINUTE;
let projectId = '';
let authorization = '';

beforeAll(async () => {
  const project = await makeProject('Shop');
  projectId = project.id;
  ({ authorization } = await makeApiKey(project, ['ingest']));
});
afterAll(closeConnections);

async function send(kind: 'samples' | 'transitions', records: unknown) {
  const request = new Request(`http://candor.test/api/v1/breakers/${kind}`, {
    method: 'POST',
    body: JSON.stringify(records),
    headers: { authorization, 'content-type': 'application/json' },
  });
  const post = kind === 'samples' ? postSamples : postTransitions;
  const response = await post(request, { params: Promise.resolve({}) });
  return { status: response.status, body: await response.json() };
}

const named = (breaker: string, fields: object) => ({ breaker, service: 'checkout', ...fields });
const move = (breaker: string, at: number, to: string, fields: object = {}) =>
  send('transitions', named(breaker, { to, at, ...fields }));
const idOf = (breaker: string, environment: string | null = null) =>
  breakerIdOf({ breaker, service: 'checkout', environment });
const stateOf = (breaker: string, instance = '') =>
  db().breakerInstance.findFirst({ where: { projectId, breakerId: idOf(breaker), instance } });
const movesOf = async (breaker: string) =>
  (
    await db().breakerTransition.findMany({
      where: { projectId, breakerId: idOf(breaker) },
      orderBy: { ts: 'asc' },
    })
  ).map(({ fromState, toState }) => `${fromState} > ${toState}`);

describe('POST /api/v1/breakers/transitions', () => {
  it('keeps the good moves beside a bad one and says what was wrong with it', async () => {
    const { status, body } = await send('transitions', [
      named('mixed', { from: 'closed', to: 'open', reason: '50% failed', at: now }),
      named('mixed', { to: 'ajar' }),
    ]);
    expect([status, body]).toEqual([
      200,
      {
        accepted: 1,
        rejected: 1,
        errors: [
          {
            index: 1,
            message: expect.stringContaining('must be closed, open'),
            hint: expect.any(String),
          },
        ],
      },
    ]);
    expect(await stateOf('mixed')).toMatchObject({
      state: 'open',
      fromState: 'closed',
      reason: '50% failed',
      stateAt: new Date(now),
    });
  });

  it('orders moves by their own time: a late one does not change what the breaker is now', async () => {
    await move('late', now, 'open', { from: 'closed' });
    await move('late', now + 2 * MINUTE, 'closed', { from: 'half_open' });
    await move('late', now + MINUTE, 'half_open', { from: 'open' });
    expect(await stateOf('late')).toMatchObject({ state: 'closed' });
    expect(await movesOf('late')).toEqual([
      'closed > open',
      'open > half_open',
      'half_open > closed',
    ]);
  });

  it('knows which of two moves in one instant was the last, whichever comes first', async () => {
    await move('instant', now, 'closed', { from: 'half_open' });
    await move('instant', now, 'half_open', { from: 'open' });
    expect(await stateOf('instant')).toMatchObject({ state: 'closed' });
    await send('transitions', [
      named('together', { from: 'half_open', to: 'closed', at: now }),
      named('together', { from: 'open', to: 'half_open', at: now }),
    ]);
    expect(await stateOf('together')).toMatchObject({ state: 'closed' });
  });

  it('stores a move that is told twice once', async () => {
    await move('twice', now, 'open');
    await move('twice', now, 'open');
    expect(await movesOf('twice')).toEqual(['null > open']);
  });

  it('is one breaker over its instances, and another in another environment', async () => {
    await move('many', now, 'open', { instance: 'a', dependency: 'bank' });
    await move('many', now, 'closed', { instance: 'b' });
    await move('many', now, 'open', { environment: 'staging' });
    expect(await stateOf('many', 'a')).toMatchObject({ state: 'open' });
    expect(await stateOf('many', 'b')).toMatchObject({ state: 'closed' });
    const rows = await db().breaker.findMany({
      where: { projectId, name: 'many' },
      orderBy: { environment: 'asc' },
    });
    expect(rows).toMatchObject([
      { id: idOf('many'), environment: '', dependency: 'bank', service: 'checkout' },
      { id: idOf('many', 'staging'), environment: 'staging', dependency: null },
    ]);
  });

  it('puts the service into the catalogue', async () => {
    await move('named', now, 'open');
    expect(await db().service.findFirst({ where: { projectId, name: 'checkout' } })).not.toBeNull();
  });
});

describe('the id of a breaker', () => {
  it('is one that its page and route take, whatever its hash', () => {
    const ids = Array.from({ length: 50 }, (_, index) => idOf(`breaker ${index}`));
    expect(ids.filter((id) => !breakerParams.safeParse({ id }).success)).toEqual([]);
  });
});

describe('POST /api/v1/breakers/samples', () => {
  const minuteOf = (breaker: string) =>
    db().breakerRollupMinute.findMany({ where: { projectId, breakerId: idOf(breaker) } });

  it('adds up by minute and hour; what nobody counts stays unknown', async () => {
    const sample = { intervalSeconds: 30, calls: 100, failures: 10, rejected: 20 };
    await send('samples', [
      named('summed', { ...sample, at: now + 30_000, instance: 'a' }),
      named('summed', { ...sample, at: now + MINUTE, instance: 'b' }),
    ]);
    await send('samples', named('summed', { intervalSeconds: 30, calls: 5, at: now + 45_000 }));
    const sums = { samples: 3n, calls: 205, failures: 20, failuresOf: 160, rejected: 40 };
    const unknown = { fallbacks: null, fallbacksOf: null, timeouts: null, slow: null };
    expect(await minuteOf('summed')).toMatchObject([
      { bucket: new Date(now), ...sums, ...unknown },
    ]);
    const hours = await db().breakerRollupHour.findMany({
      where: { projectId, breakerId: idOf('summed') },
    });
    expect(hours).toMatchObject([{ ...sums, ...unknown }]);
  });

  it('keeps the newest sample of an instance as its last, however late others come', async () => {
    await send('samples', named('newest', { intervalSeconds: 60, calls: 2, at: now }));
    await send('samples', named('newest', { intervalSeconds: 60, calls: 9, at: now - MINUTE }));
    const last = { projectId, breakerId: idOf('newest') };
    expect(await db().breakerReading.findMany({ where: last })).toMatchObject([{ calls: 2 }]);
    expect(await db().breakerSample.count({ where: last })).toBe(2);
  });

  it('reads moves from the states that samples tell, until somebody sends moves', async () => {
    const told = (at: number, state: string) =>
      named('told', { intervalSeconds: 60, calls: 0, state, at });
    await send('samples', told(now, 'closed'));
    await send('samples', [
      told(now + MINUTE, 'closed'),
      told(now + 2 * MINUTE, 'open'),
      told(now + 3 * MINUTE, 'open'),
    ]);
    expect(await movesOf('told')).toEqual(['null > closed', 'closed > open']);
    expect(await stateOf('told')).toMatchObject({
      state: 'open',
      bySample: true,
      stateAt: new Date(now + 2 * MINUTE),
    });
    await move('told', now + 4 * MINUTE, 'half_open', { from: 'open' });
    await send('samples', told(now + 5 * MINUTE, 'closed'));
    expect(await stateOf('told')).toMatchObject({ state: 'half_open', bySample: false });
  });

  it('meets a day without a partition by making it', async () => {
    await send(
      'samples',
      named('yesterday', { intervalSeconds: 60, calls: 1, at: now - 86_400_000 }),
    );
    expect(await minuteOf('yesterday')).toHaveLength(1);
  });
});
