import { epochUnit } from '../../logs/read-time';
import type { Expression, MetricSelector } from './expression';

/** Values over one row of buckets; each list has one entry a bucket, null where nothing was recorded. */
export interface MetricReader {
  stepSeconds: number;
  /** Where each bucket ends, epoch ms. */
  endsMs: readonly number[];
  /**
   * Of a gauge the last values of all series that match, added up; of counters and deltas their increases.
   * "latest": the largest reading, for gauges that tell a moment.
   */
  values: (metric: MetricSelector, reading: MetricReadingKind) => readonly (number | null)[];
}

export type MetricReadingKind = 'total' | 'latest';

/** One value a bucket. Null wherever a part is unknown, or nothing is divided by: a gap, never zero. */
export function evaluateExpression(
  expression: Expression,
  reader: MetricReader,
): (number | null)[] {
  const { endsMs } = reader;
  switch (expression.kind) {
    case 'metric':
      return known(reader.values(expression.metric, 'total'), endsMs.length);
    case 'rate':
      return known(reader.values(expression.metric, 'total'), endsMs.length).map((increase) =>
        increase === null ? null : increase / reader.stepSeconds,
      );
    case 'age':
      return known(reader.values(expression.metric, 'latest'), endsMs.length).map(
        (moment, index) =>
          moment === null ? null : ageSeconds(moment, endsMs[index] ?? Number.NaN),
      );
    case 'ratio': {
      const of = evaluateExpression(expression.of, reader);
      const to = evaluateExpression(expression.to, reader);
      return of.map((part, index) => ratio(part, to[index] ?? null));
    }
  }
}

function known(values: readonly (number | null)[], length: number): (number | null)[] {
  return Array.from({ length }, (_, index) => values[index] ?? null);
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

const MS_PER = { s: 1e3, ms: 1, us: 1e-3, ns: 1e-6 };

/** Seconds from an epoch time in any unit to `nowMs`; null for what cannot be a time: zero means "never" to senders. */
function ageSeconds(moment: number, nowMs: number): number | null {
  if (moment <= 0) return null;
  const age = (nowMs - moment * MS_PER[epochUnit(moment)]) / 1_000;
  return Number.isNaN(age) ? null : Math.max(0, age);
}
