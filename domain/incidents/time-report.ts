import { type Spread, spreadOf } from '../delivery/spread';
import type { IncidentSummary } from './incident-answers';
import { MEASURED_TIMES, type MeasuredTime, timesOf } from './incident-times';

export interface TimeReport extends Spread {
  measure: MeasuredTime;
  /** Each incident that has this time, the quickest first. */
  dots: { number: number; title: string; seconds: number }[];
  /** How many do not have it, or not yet. */
  unknown: number;
}

/** How long incidents take, as distributions: never a mean. What was merged into another one is counted with that. */
export function reportTimes(incidents: readonly IncidentSummary[]): TimeReport[] {
  const counted = incidents.filter(({ mergedInto }) => mergedInto === null);
  return MEASURED_TIMES.map((measure) => {
    const dots = counted
      .flatMap((one) => {
        const seconds = timesOf(one)[measure];
        return seconds === null ? [] : [{ number: one.number, title: one.title, seconds }];
      })
      .sort((a, b) => a.seconds - b.seconds || a.number - b.number);
    return {
      measure,
      dots,
      unknown: counted.length - dots.length,
      ...spreadOf(dots.map(({ seconds }) => seconds)),
    };
  });
}
