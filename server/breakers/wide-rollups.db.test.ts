import { afterAll, describe, expect, it } from 'vitest';
import type { BreakerSample } from '@/domain/breakers/breaker';
import { rollupParts } from '@/domain/breakers/rollup-parts';
import { makeProject } from '@/scripts/testing/make-project';
import { createTestDatabase } from '@/scripts/testing/test-database';
import { closeConnections, readInProject, systemPool } from '@/server/db/client';
import { runPipelined } from '@/server/db/pipelined-statements';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { readBreakerSums } from '@/server/db/sql/read-breakers';
import { breakerIdOf } from './breaker-id';
import { breakerSamplePart } from './breaker-sample-part';

await createTestDatabase();
afterAll(closeConnections);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const now = Math.floor(Date.now() / MINUTE) * MINUTE;
const BREAKERS = ['bank', 'stock', 'mail'];

/** Each counts something else, and none counts always. */
function sampleOf(breaker: string, timeMs: number, n: number): BreakerSample {
  return {
    breaker,
    service: 'checkout',
    environment: null,
    instance: `pod-${n % 2}`,
    dependency: null,
    flags: [],
    timeMs,
    intervalSeconds: 60,
    calls: n % 7 === 0 ? null : 10 + (n % 5),
    successes: null,
    failures: n % 3 === 0 ? null : n % 4,
    timeouts: n % 5 === 0 ? 1 : null,
    rejected: n % 2,
    fallbacks: breaker === 'mail' ? null : 1,
    slow: n % 11 === 0 ? 2 : null,
    state: null,
    reportedFailureRate: null,
    reportedSlowRate: null,
  };
}

async function store(projectId: string, samples: readonly BreakerSample[]) {
  if (!('statements' in breakerSamplePart)) throw new Error('The part stores by statements');
  const days = new Set(samples.map(({ timeMs }) => new Date(timeMs).toISOString().slice(0, 10)));
  await makeDayPartitions(systemPool(), 'breaker_sample', days);
  const statements = breakerSamplePart.statements(samples.map((row) => ({ projectId, row })));
  const client = await systemPool().connect();
  await runPipelined(client, [{ text: 'BEGIN' }, ...statements, { text: 'COMMIT' }]);
  client.release();
}

describe('wide roll-ups of breakers', () => {
  it.each([
    ['a week by quarters of a day', 8 * DAY, 0],
    ['three weeks by days', 21 * DAY + 5 * HOUR + 17 * MINUTE, 0],
    ['a past stretch', 17 * DAY + 3 * MINUTE, 4 * DAY + 7 * HOUR],
  ])('tell the same sums as hours and minutes do: %s', async (_, lengthMs, agoMs) => {
    const { id } = await makeProject('Shop');
    const every = 37 * MINUTE;
    const samples = BREAKERS.flatMap((breaker, place) =>
      Array.from({ length: Math.floor((28 * DAY) / every) }, (_, n) =>
        sampleOf(breaker, now - n * every - place * MINUTE, n + place),
      ),
    );
    // In several groups, out of order, so that rows are added to.
    for (const part of [0, 1, 2])
      await store(
        id,
        samples.filter((_, n) => n % 3 === part),
      );
    const breakerIds = BREAKERS.map((breaker) =>
      breakerIdOf({ breaker, service: 'checkout', environment: null }),
    );
    const window = { fromMs: now - agoMs - lengthMs, toMs: now - agoMs };
    const parts = rollupParts(window, { breakers: 500, buckets: 60, nowMs: now });
    expect(parts.wide.toMs).toBeGreaterThan(parts.wide.fromMs);
    const none = { fromMs: window.toMs, toMs: window.toMs };
    const [first, last] = parts.hours;
    const hoursAlone = {
      ...parts,
      wide: { ...none, widthSeconds: parts.wide.widthSeconds },
      hours: [{ fromMs: first.fromMs, toMs: last.toMs }, none],
    } as const;
    const sumsOf = async (asked: typeof parts | typeof hoursAlone) => {
      const { stepSeconds } = parts;
      const rows = await readInProject(id, (client) =>
        readBreakerSums(client, { breakerIds, stepSeconds, parts: asked }),
      );
      return rows.sort((a, b) => a.breakerId.localeCompare(b.breakerId) || a.stepMs - b.stepMs);
    };
    const wide = await sumsOf(parts);
    expect(wide).toEqual(await sumsOf(hoursAlone));
    expect(wide.length).toBeGreaterThan(BREAKERS.length * 10);
    const told = samples.filter(
      ({ timeMs }) => timeMs > window.fromMs + HOUR && timeMs <= window.toMs - HOUR,
    ).length;
    const counted = wide.reduce((sum, row) => sum + row.samples, 0);
    expect(counted - told).toBeGreaterThanOrEqual(0);
    expect(counted - told).toBeLessThan(20);
    const mail = breakerIds[2];
    expect(
      wide.filter(({ breakerId }) => breakerId === mail).every((r) => r.fallbacks === null),
    ).toBe(true);
  });

  it('tell the last hour in ten minutes as the minutes do', async () => {
    const { id } = await makeProject('Hour');
    const samples = BREAKERS.flatMap((breaker, place) =>
      Array.from({ length: 150 }, (_, n) => sampleOf(breaker, now - n * MINUTE, n + place)),
    );
    await store(id, samples);
    const breakerIds = BREAKERS.map((breaker) =>
      breakerIdOf({ breaker, service: 'checkout', environment: null }),
    );
    const window = { fromMs: now - HOUR, toMs: now };
    const parts = rollupParts(window, { breakers: 500, buckets: 1, nowMs: now });
    const { fromMs, toMs } = parts.wide;
    const none = { fromMs: toMs, toMs };
    const minutes = {
      ...parts,
      wide: { ...none, widthSeconds: 600 },
      minutes: [{ fromMs, toMs }, none],
    } as const;
    const [wide, fine] = await readInProject(id, async (client) => [
      await readBreakerSums(client, { breakerIds, stepSeconds: 3_600, parts }),
      await readBreakerSums(client, { breakerIds, stepSeconds: 3_600, parts: minutes }),
    ]);
    const inOrder = (rows: typeof wide = []) =>
      rows.sort((a, b) => a.breakerId.localeCompare(b.breakerId) || a.stepMs - b.stepMs);
    expect(inOrder(wide).length).toBeGreaterThanOrEqual(BREAKERS.length);
    expect(inOrder(wide)).toEqual(inOrder(fine));
  });
});
