import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { measureExpression } from '../../metrics/measure-expression';
import { readExpression } from '../../metrics/read-expression';
import type { HistoryReading, HistoryWindow } from './history-window';

export async function expressionHistory(
  { client, presentMs }: HistoryReading,
  query: Extract<RuleQuery, { signal: 'expression' }>,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const { fromMs, toMs, stepMs } = window;
  const times = coursePoints(window, () => ({ value: null })).map(({ timeMs }) => timeMs);
  const { values } = await measureExpression(client, {
    expression: readExpression(query.expression),
    buckets: { window: { fromMs, toMs }, stepSeconds: stepMs / 1_000, from: 'minute', times },
    nowMs: presentMs,
  });
  const points = times.map((timeMs, at) => ({ timeMs, value: values[at] ?? null }));
  return { stepMs, courses: [{ labels: {}, points }] };
}
