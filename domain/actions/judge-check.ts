import { formatTime } from '../time-range/format-time';
import type { ActionCheck, CheckResult } from './check-schema';
import { daysText } from './describe-check';

/** An hour that something was told of: the worst value in it. */
export interface KnownHour {
  atMs: number;
  value: number;
}

export type CheckEvidence =
  | { kind: 'hours'; hours: readonly KnownHour[] }
  | { kind: 'rules'; names: readonly string[] }
  /** When the fingerprint was last seen; null: never. `isWatched`: its rule is there, on and evaluated. */
  | { kind: 'alerts'; lastMs: number | null; isWatched: boolean };

interface Judged {
  check: ActionCheck;
  evidence: CheckEvidence;
  /** Since when the check counts: what was so before the action is not of its doing. */
  sinceMs: number;
  nowMs: number;
  /** It had come true by then: what the rest of that hour shows came after. */
  wasTrue?: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** A day of which fewer hours are known is not known. */
const LEAST_HOURS = 12;

type Verdict = Omit<CheckResult, 'at'>;

/** Whether what was promised has come true. What is not known is never taken for zero: it stays open and says so. */
export function judgeCheck(judged: Judged): Verdict {
  const { check, evidence, sinceMs, nowMs, wasTrue = false } = judged;
  if (evidence.kind === 'rules') {
    const [first] = evidence.names;
    return first === undefined
      ? { verdict: 'broken', text: 'No rule that is on watches it.' }
      : { verdict: 'holds', text: `The rule “${first}” watches it.` };
  }
  const days = check.kind === 'rule_exists' ? 0 : check.days;
  const fromMs = Math.max(sinceMs, nowMs - days * DAY_MS);
  const found =
    evidence.kind === 'alerts'
      ? judgeAlerts(evidence, fromMs)
      : judgeHours(check, evidence.hours, { fromMs, nowMs, countsMs: wasTrue ? 0 : sinceMs });
  if (found !== null) return found;
  const held = Math.floor((nowMs - fromMs) / DAY_MS);
  return nowMs - sinceMs < days * DAY_MS
    ? { verdict: 'waiting', text: `It has held so far: ${held} of ${daysText(days)}.` }
    : { verdict: 'holds', text: `It has held for ${daysText(days)}.` };
}

/** Null when nothing speaks against it. */
function judgeAlerts(
  { lastMs, isWatched }: Extract<CheckEvidence, { kind: 'alerts' }>,
  fromMs: number,
): Verdict | null {
  if (lastMs !== null && lastMs >= fromMs)
    return { verdict: 'broken', text: `It was last seen at ${timeText(lastMs)}.` };
  if (isWatched) return null;
  return {
    verdict: 'unknown',
    text:
      lastMs === null
        ? 'No alert with this fingerprint has ever been seen, so nothing says that it would be.'
        : 'Its rule is off or gone, so its silence says nothing.',
  };
}

/** Null when nothing speaks against it. */
function judgeHours(
  check: ActionCheck,
  hours: readonly KnownHour[],
  { fromMs, nowMs, countsMs }: { fromMs: number; nowMs: number; countsMs: number },
): Verdict | null {
  const around = hours.filter(({ atMs }) => atMs + HOUR_MS > fromMs && atMs < nowMs);
  // Of an hour that began before, nothing says which part of it a value is from.
  const inside = around.filter(({ atMs }) => atMs >= countsMs);
  const firstMs = Math.ceil(countsMs / HOUR_MS) * HOUR_MS;
  if (around.length > 0 && inside.length === 0 && nowMs < firstMs + HOUR_MS)
    return {
      verdict: 'waiting',
      text: `It counts from ${timeText(firstMs)}, the next whole hour.`,
    };
  const broken = inside.filter(({ value }) => !fits(check, value)).at(-1);
  if (broken !== undefined)
    return {
      verdict: 'broken',
      text: `It was ${figure(broken.value)} in the hour from ${timeText(broken.atMs)}.`,
    };
  const unknown = daysWithoutData(inside, fromMs, nowMs);
  if (unknown === 0 && inside.length > 0) return null;
  const all = Math.max(1, Math.ceil((nowMs - fromMs) / DAY_MS));
  const text =
    inside.length === 0
      ? `Nothing was told of it since ${timeText(fromMs)}; that is not the same as none.`
      : `${unknown} of ${daysText(all)} are not known: fewer than ${LEAST_HOURS} of their hours were told.`;
  return { verdict: 'unknown', text };
}

function fits(check: ActionCheck, value: number): boolean {
  if (check.kind !== 'metric') return value === 0;
  return check.op === '<' ? value < check.value : value > check.value;
}

/** Of the whole days back from now, those of which too few hours are known. */
function daysWithoutData(hours: readonly KnownHour[], fromMs: number, nowMs: number): number {
  let unknown = 0;
  for (let endMs = nowMs; endMs - DAY_MS >= fromMs; endMs -= DAY_MS) {
    const known = hours.filter(({ atMs }) => atMs >= endMs - DAY_MS && atMs < endMs).length;
    if (known < LEAST_HOURS) unknown += 1;
  }
  return unknown;
}

function figure(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}

function timeText(ms: number): string {
  return `${formatTime(ms, 'UTC', 'date-minute')} UTC`;
}
