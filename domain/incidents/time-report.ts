import { type Spread, spreadOf } from '../delivery/spread';
import { FACTOR_KINDS, type FactorGroup, isInGroup } from './factors';
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

export interface FactorReport {
  group: FactorGroup;
  incidents: number;
  mitigate: Spread;
  resolve: Spread;
}

/**
 * Incidents by what made them possible, the most frequent first, those without a confirmed factor last. One with several
 * factors counts in each, so that the groups are not parts of a whole.
 */
export function reportFactors(incidents: readonly IncidentSummary[]): FactorReport[] {
  const counted = incidents.filter(({ mergedInto }) => mergedInto === null);
  const groupOf = (group: FactorGroup): FactorReport => {
    const own = counted.filter((one) => isInGroup(one, group));
    const spread = (measure: MeasuredTime) =>
      spreadOf(own.flatMap((one) => timesOf(one)[measure] ?? []));
    return {
      group,
      incidents: own.length,
      mitigate: spread('mitigate'),
      resolve: spread('resolve'),
    };
  };
  const known = FACTOR_KINDS.map(groupOf).sort((a, b) => b.incidents - a.incidents);
  return [...known, groupOf('unknown')].filter((one) => one.incidents > 0);
}
