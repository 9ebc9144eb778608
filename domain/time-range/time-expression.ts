/** Seconds of each unit that a relative time may be written in. */
export const UNIT_SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
type UnitLetter = keyof typeof UNIT_SECONDS;

const RELATIVE = /^now(?:\s*([+-])\s*(\d{1,9})([smhdw]))?$/;
/** Ten digits are the seconds of our time, and no day of January 1970. */
const EPOCH_MS = /^(?:0|\d{11,14})$/;
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/** A + that was not escaped in an address arrives as a blank. */
const LOST_PLUS = / (?=\d{2}:?\d{2}$)/;

/** Within what a Date can hold and a person can mean. */
const EARLIEST_MS = Date.UTC(1970, 0, 1);
const LATEST_MS = Date.UTC(2200, 0, 1);

/**
 * The instant that an expression means, epoch ms, or null when it is none: `now`, `now-6h`, epoch ms or
 * RFC 3339 with a zone. This is what stands in addresses and what the interface takes.
 */
export function parseTimeExpression(text: string, nowMs: number): number | null {
  const trimmed = text.trim();
  const relative = RELATIVE.exec(trimmed);
  if (relative) return inReach(nowMs + offsetMs(relative[1], relative[2], relative[3]));
  if (EPOCH_MS.test(trimmed)) return inReach(Number(trimmed));
  const written = trimmed.replace(LOST_PLUS, '+');
  if (RFC_3339.test(written)) return inReach(Date.parse(written));
  return null;
}

export function isTimeExpression(text: string): boolean {
  return parseTimeExpression(text, Date.UTC(2020, 0, 1)) !== null;
}

/** Whether the expression moves with the clock. */
export function isRelative(text: string): boolean {
  return RELATIVE.test(text.trim());
}

/** The least number of each unit that is written in it: one day reads better as 24h, a week as 7d. */
const WRITTEN_FROM: ReadonlyArray<[UnitLetter, number]> = [
  ['d', 2],
  ['h', 1],
  ['m', 1],
];

/** "now-6h" for 6 hours, in the largest unit that divides it. */
export function secondsAgo(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole === 0) return 'now';
  const written = WRITTEN_FROM.find(
    ([unit, least]) => whole % UNIT_SECONDS[unit] === 0 && whole / UNIT_SECONDS[unit] >= least,
  );
  const unit = written?.[0] ?? 's';
  return `now-${whole / UNIT_SECONDS[unit]}${unit}`;
}

function offsetMs(
  sign: string | undefined,
  amount: string | undefined,
  unit: string | undefined,
): number {
  if (!amount || !isUnit(unit)) return 0;
  const ms = Number(amount) * UNIT_SECONDS[unit] * 1000;
  return sign === '-' ? -ms : ms;
}

function isUnit(unit: string | undefined): unit is UnitLetter {
  return unit !== undefined && unit in UNIT_SECONDS;
}

function inReach(timeMs: number): number | null {
  return timeMs >= EARLIEST_MS && timeMs <= LATEST_MS ? timeMs : null;
}
