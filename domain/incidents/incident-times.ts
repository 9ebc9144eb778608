import type { IncidentSummary } from './incident-answers';

export const MEASURED_TIMES = ['detect', 'acknowledge', 'mitigate', 'resolve'] as const;
export type MeasuredTime = (typeof MEASURED_TIMES)[number];

type Timed = Pick<
  IncidentSummary,
  'startedAt' | 'detectedAt' | 'acknowledgedAt' | 'mitigatedAt' | 'resolvedAt'
>;

/** Seconds from its beginning until it was detected, mitigated and resolved, and from its detection until somebody took it; null is not known. */
export function timesOf(one: Timed): Record<MeasuredTime, number | null> {
  return {
    detect: secondsBetween(one.startedAt, one.detectedAt),
    acknowledge: secondsBetween(one.detectedAt ?? one.startedAt, one.acknowledgedAt),
    mitigate: secondsBetween(one.startedAt, one.mitigatedAt),
    resolve: secondsBetween(one.startedAt, one.resolvedAt),
  };
}

function secondsBetween(from: string, to: string | null): number | null {
  if (to === null) return null;
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1_000);
}
