import type { CoursePoint, MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { selectMetric, selectMetricBuckets } from '../../db/sql/read-metrics';
import { readingOf } from '../../metrics/reading-of';
import { metricLabels } from '../signals/metric-samples';
import type { HistoryReading, HistoryWindow } from './history-window';

export async function metricHistory(
  { client }: Pick<HistoryReading, 'client'>,
  query: Extract<RuleQuery, { signal: 'metric' }>,
  { stepMs, ...window }: HistoryWindow,
): Promise<MeasuredHistory> {
  const metric = await selectMetric(client, query.metric);
  if (metric === null) return { stepMs, courses: [] };
  const stepSeconds = stepMs / 1_000;
  const rows = await selectMetricBuckets(client, {
    metric: query.metric,
    where: Object.entries(query.where).map(([label, value]) => ({ label, value })),
    group: query.by ?? '',
    reading: readingOf(query.aggregation, metric.type),
    buckets: { window, stepSeconds, from: 'minute', times: [window.fromMs] },
    countersOnly: query.aggregation === 'rate',
  });
  const divisor = query.aggregation === 'rate' ? stepSeconds : 1;
  const groups = new Map<string | null, CoursePoint[]>();
  for (const { grp, at_ms, value } of rows) {
    const points = groups.get(grp) ?? [];
    points.push({ timeMs: Number(at_ms), value: value / divisor });
    groups.set(grp, points);
  }
  const courses = [...groups].map(([group, points]) => ({
    labels: metricLabels(query, group),
    points: points.sort((a, b) => a.timeMs - b.timeMs),
  }));
  return { stepMs, courses };
}
