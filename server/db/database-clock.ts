import { systemPool } from './client';

interface ClockReading {
  offsetMs: number;
  readAtMs: number;
}

const REREAD_AFTER_MS = 10_000;

const globalStore = globalThis as typeof globalThis & {
  candorClock?: ClockReading;
  candorClockReading?: Promise<ClockReading>;
};

/** Of this many readings the one that took the shortest counts: it errs by half of its round trip at the most. */
const READINGS = 3;

async function readClock(): Promise<ClockReading> {
  // A connection that is made only now would pass for the way to the database.
  const client = await systemPool().connect();
  let shortestMs = Number.POSITIVE_INFINITY;
  let offsetMs = 0;
  try {
    for (let reading = 0; reading < READINGS; reading += 1) {
      const before = performance.now();
      const { rows } = await client.query<{ ms: string }>(
        'SELECT (extract(epoch FROM candor_now()) * 1000)::text AS ms',
      );
      const after = performance.now();
      if (after - before >= shortestMs) continue;
      shortestMs = after - before;
      offsetMs = Number(rows[0]?.ms) - (before + after) / 2;
    }
  } finally {
    client.release();
  }
  return { offsetMs, readAtMs: performance.now() };
}

/**
 * The database's time in epoch milliseconds, kept as an offset to this process's monotonic clock and read again every
 * ten seconds, so that the hot path pays no round trip and skew between hosts does not matter.
 */
export async function databaseNow(): Promise<number> {
  const known = globalStore.candorClock;
  const now = performance.now();
  if (known === undefined) {
    globalStore.candorClockReading ??= readClock().finally(() => {
      delete globalStore.candorClockReading;
    });
    const reading = await globalStore.candorClockReading;
    globalStore.candorClock = reading;
    return performance.now() + reading.offsetMs;
  }
  if (now - known.readAtMs > REREAD_AFTER_MS && globalStore.candorClockReading === undefined) {
    // Refreshed behind the answer: a clock drifts by far less than a millisecond in ten seconds.
    globalStore.candorClockReading = readClock();
    globalStore.candorClockReading
      .then((reading) => {
        globalStore.candorClock = reading;
      })
      .catch(() => {})
      .finally(() => {
        delete globalStore.candorClockReading;
      });
  }
  return now + known.offsetMs;
}

/** The same asked for, at the price of a round trip: what was stored before this was called has an earlier time. */
export async function askDatabaseNow(): Promise<number> {
  const { rows } = await systemPool().query<{ ms: number }>(
    'SELECT (extract(epoch FROM candor_now()) * 1000)::float8 AS ms',
  );
  return rows[0]?.ms ?? Number.NaN;
}

/** Forgets the offset, for tests that move the database's clock. */
export function forgetDatabaseClock(): void {
  delete globalStore.candorClock;
}
