import {
  evaluateExpression,
  type MetricReadingKind,
} from '@/domain/metrics/expression/evaluate-expression';
import type { Expression, MetricSelector } from '@/domain/metrics/expression/expression';
import { metricsOf } from '@/domain/metrics/expression/expression';
import type { MetricBuckets } from '@/domain/metrics/metric-buckets';
import type { Queryable } from '@/server/db/sql/bind';
import { type MetricRow, selectMetric, selectMetricBuckets } from '@/server/db/sql/read-metrics';

interface Asked {
  expression: Expression;
  buckets: MetricBuckets;
  nowMs: number;
}

/** A metric made of others, one value a bucket; with the metrics in it that nobody sends. */
export async function measureExpression(
  client: Queryable,
  { expression, buckets, nowMs }: Asked,
): Promise<{ values: (number | null)[]; unit: string | null; unknown: string[] }> {
  const read = await readMetrics(client, expression, buckets);
  const stepMs = buckets.stepSeconds * 1_000;
  const values = evaluateExpression(expression, {
    stepSeconds: buckets.stepSeconds,
    // The last bucket is not over yet: how old something is, is told as of now.
    endsMs: buckets.times.map((at) => Math.min(at + stepMs, nowMs)),
    values: (metric, kind) => read.values.get(keyOf(metric, kind)) ?? [],
  });
  return { values, unit: read.unit, unknown: read.unknown };
}

function keyOf(metric: MetricSelector, kind: MetricReadingKind): string {
  return `${kind} ${JSON.stringify(metric)}`;
}

async function readMetrics(client: Queryable, expression: Expression, buckets: MetricBuckets) {
  const values = new Map<string, (number | null)[]>();
  const unknown: string[] = [];
  let unit: string | null = null;
  for (const metric of metricsOf(expression)) {
    const known = await selectMetric(client, metric.name);
    if (known === null) {
      if (!unknown.includes(metric.name)) unknown.push(metric.name);
      continue;
    }
    unit = known.unit;
    for (const kind of kindsOf(expression, metric)) {
      values.set(keyOf(metric, kind), await readOne(client, { metric, kind, known, buckets }));
    }
  }
  return { values, unknown, unit };
}

/** How an expression reads a metric; both ways where it stands in an age and elsewhere. */
function kindsOf(expression: Expression, metric: MetricSelector): MetricReadingKind[] {
  if (expression.kind === 'ratio') {
    return [...new Set([...kindsOf(expression.of, metric), ...kindsOf(expression.to, metric)])];
  }
  if (JSON.stringify(expression.metric) !== JSON.stringify(metric)) return [];
  return [expression.kind === 'age' ? 'latest' : 'total'];
}

interface Wanted {
  metric: MetricSelector;
  kind: MetricReadingKind;
  known: MetricRow;
  buckets: MetricBuckets;
}

async function readOne(
  client: Queryable,
  { metric, kind, known, buckets }: Wanted,
): Promise<(number | null)[]> {
  const total = known.type === 'gauge' ? 'total' : 'increase';
  const rows = await selectMetricBuckets(client, {
    metric: metric.name,
    where: metric.where,
    group: '',
    reading: kind === 'latest' ? 'max' : total,
    buckets,
    countersOnly: false,
  });
  const values: (number | null)[] = buckets.times.map(() => null);
  const first = buckets.times[0] ?? 0;
  for (const { at_ms, value } of rows) {
    values[Math.round((Number(at_ms) - first) / (buckets.stepSeconds * 1_000))] = value;
  }
  return values;
}
