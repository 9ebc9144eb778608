const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** Below this the hours are as quick to read. */
const DAYS_FROM_MS = 3 * DAY_MS;
/** Hours of single tenants are kept this long; what is older is told by whole days. */
export const TENANT_HOURS_MS = 35 * DAY_MS;

export interface Stretch {
  fromMs: number;
  toMs: number;
}

/** Which roll-ups answer for a range, widened to whole hours; together they cover `fromMs` to `toMs` once. */
export interface RollupPieces extends Stretch {
  days: Stretch | null;
  hours: Stretch[];
}

interface Asked extends Stretch {
  nowMs: number;
  /** The longest that any feature waits for a verdict. */
  longestLimitMs: number;
  byTenant: boolean;
  /** The width of a bucket that the answer needs; days serve only where it has whole ones. */
  stepMs?: number;
  /** What is asked does not depend on who still waits for a verdict: the running day's roll-up serves as well. */
  isSettled?: boolean;
}

/**
 * Days for the middle of a long range, hours for its ends. Days whose answers may still be waiting for a verdict are read
 * by the hour, so that a cohort turns from pending to ignored by the hour, not by the day.
 */
export function rollupPieces(asked: Asked): RollupPieces {
  const fromMs = Math.floor(asked.fromMs / HOUR_MS) * HOUR_MS;
  const toMs = Math.max(fromMs + HOUR_MS, Math.ceil(asked.toMs / HOUR_MS) * HOUR_MS);
  const isCoarse = asked.stepMs === undefined || asked.stepMs % DAY_MS === 0;
  const settledMs = asked.nowMs - (asked.isSettled === true ? 0 : asked.longestLimitMs);
  const hoursFromMs = asked.byTenant ? asked.nowMs - TENANT_HOURS_MS : 0;
  const firstDayMs = fromMs < hoursFromMs ? floorDay(fromMs) : Math.ceil(fromMs / DAY_MS) * DAY_MS;
  const reachesNow = asked.isSettled === true && asked.toMs >= asked.nowMs;
  const lastDayMs = Math.max(
    reachesNow ? Math.ceil(toMs / DAY_MS) * DAY_MS : floorDay(Math.min(toMs, settledMs)),
    Math.min(floorDay(hoursFromMs) + DAY_MS, Math.ceil(toMs / DAY_MS) * DAY_MS),
  );
  const mayUseDays = toMs - fromMs >= DAYS_FROM_MS && isCoarse;
  if (lastDayMs <= firstDayMs || !(mayUseDays || fromMs < hoursFromMs)) {
    return { fromMs, toMs, days: null, hours: [{ fromMs, toMs }] };
  }
  const hours = [
    { fromMs, toMs: firstDayMs },
    { fromMs: lastDayMs, toMs },
  ];
  return {
    fromMs: Math.min(fromMs, firstDayMs),
    toMs: Math.max(toMs, lastDayMs),
    days: { fromMs: firstDayMs, toMs: lastDayMs },
    hours: hours.filter((one) => one.fromMs < one.toMs),
  };
}

const floorDay = (timeMs: number): number => Math.floor(timeMs / DAY_MS) * DAY_MS;
