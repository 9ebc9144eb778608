import { quantityText } from '../quantities/format-quantity';
import type { SignalState } from './service-state';

export interface LineCounts {
  /** Lines of level error and above, and all, in the last `minutes`. */
  errors: number;
  lines: number;
  minutes: number;
  /** In a minute of this time of day; null is not known. */
  usualErrors: number | null;
  usualLines: number | null;
}

/** Fewer errors than this are no news, whatever is usual. */
const LEAST_ERRORS = 5;
/** From so many standard deviations of a count (its square root) above the usual on, chance is no explanation. */
const DEVIATIONS = 4;
const FAILING_TIMES = 5;
const FAILING_SHARE = 0.1;
/** Of all lines: a service that says little else is failing, also where nothing is usual yet. */
const MOSTLY = 0.5;
const LEAST_FAILING = 20;
/** A service that says so few lines a minute may well be silent for a while. */
const TALKATIVE = 2;

/** How a service stands by what it logs, against the same time of the days before. */
export function judgeErrorLines(counts: LineCounts): SignalState {
  const { errors, lines, minutes, usualErrors, usualLines } = counts;
  if (lines === 0) return judgeSilence(usualLines, minutes);
  if (errors === 0) return { health: 'healthy', reason: 'no error' };
  const expected = (usualErrors ?? 0) * minutes;
  const isMore =
    errors >= LEAST_ERRORS && errors > expected + DEVIATIONS * Math.sqrt(Math.max(1, expected));
  const share = errors / lines;
  const manyTimes = errors >= FAILING_TIMES * expected && share >= FAILING_SHARE;
  const isFailing = isMore && errors >= LEAST_FAILING && (share >= MOSTLY || manyTimes);
  const rate = `${quantityText(errors / minutes, 'per_minute')} errors`;
  return {
    health: isFailing ? 'failing' : isMore ? 'degraded' : 'healthy',
    reason: `${rate}${versus(errors / minutes, usualErrors)}`,
  };
}

function judgeSilence(usualLines: number | null, minutes: number): SignalState {
  const isOdd = usualLines !== null && usualLines >= TALKATIVE;
  const usually = isOdd ? `, usually ${quantityText(usualLines, 'per_minute')}` : '';
  return { health: 'unknown', reason: `no line for ${minutes}\u00a0min${usually}` };
}

function versus(rate: number, usual: number | null): string {
  if (usual === null) return '';
  if (usual === 0) return ', usually none';
  const times = rate / usual;
  return times >= 2 ? `, ${Number(times.toPrecision(2))}x the usual` : ', as usual';
}
