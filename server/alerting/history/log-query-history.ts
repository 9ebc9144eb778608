import type { CoursePoint, MeasuredHistory } from '@/domain/alerting/course';
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
  const { series, stepSeconds } = await logHistogramOn(client, {
    filter: { ast: readQuery(query.q), fromUs: fromMs * 1_000, toUs: toMs * 1_000 },
    buckets: Math.ceil((toMs - fromMs) / wantedMs),
    nowMs: presentMs,
  });
  const sums = new Map<number, number | null>();
  for (const { points } of series)
    for (const [time, count] of points) {
      const timeMs = Date.parse(time);
      const before = sums.get(timeMs) ?? null;
      sums.set(timeMs, count === null ? before : (before ?? 0) + count);
    }
  const factor = (query.measure === 'lines' ? query.windowSeconds : 60) / stepSeconds;
  const points = [...sums]
    .map(([timeMs, sum]): CoursePoint => ({ timeMs, value: sum === null ? null : sum * factor }))
    .sort((a, b) => a.timeMs - b.timeMs);
  return { stepMs: stepSeconds * 1_000, courses: [{ labels: {}, points }] };
}
