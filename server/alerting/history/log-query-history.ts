import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { readQuery } from '../../logs/log-filter';
import { logHistogramOn } from '../../logs/log-histogram';
import type { HistoryReading, HistoryWindow } from './history-window';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Lines that a search finds, over more than a day by the hour; a count is that of the rule's window at the step's rate. */
export async function logQueryHistory(
  { client, presentMs }: HistoryReading,
  query: Extract<RuleQuery, { signal: 'log_query' }>,
  { fromMs, toMs, stepMs: asked }: HistoryWindow,
): Promise<MeasuredHistory> {
  const wantedMs = toMs - fromMs > DAY_MS ? HOUR_MS : asked;
  const { series, stepSeconds, knownFrom } = await logHistogramOn(client, {
    filter: { ast: readQuery(query.q), fromUs: fromMs * 1_000, toUs: toMs * 1_000 },
    buckets: Math.ceil((toMs - fromMs) / wantedMs),
    nowMs: presentMs,
  });
  const sums = new Map<number, number>();
  for (const { points } of series)
    for (const [time, count] of points)
      sums.set(Date.parse(time), (sums.get(Date.parse(time)) ?? 0) + (count ?? 0));
  const factor = (query.measure === 'lines' ? query.windowSeconds : 60) / stepSeconds;
  const stepMs = stepSeconds * 1_000;
  const knownMs = knownFrom === null ? Number.POSITIVE_INFINITY : Date.parse(knownFrom);
  // Nothing found is none, also where nothing is found in all of the window; only before the first line nothing is known.
  const points = coursePoints({ fromMs, toMs, stepMs }, (timeMs) => ({
    value:
      timeMs + stepMs > knownMs && timeMs < presentMs ? (sums.get(timeMs) ?? 0) * factor : null,
  }));
  return { stepMs, courses: [{ labels: {}, points }] };
}
