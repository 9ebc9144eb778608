import { isObject, type JsonObject } from '../../logs/read-record';
import { readOtlpInteger, readOtlpNumber } from '../../otlp/read-otlp-fields';
import { measuredValue } from '../measured-value';
import type { MetricPoint, MetricType } from '../metric-point';
import {
  type MetricFrame,
  type PointBase,
  type PointsReading,
  pointOf,
  readBase,
} from './data-point';
import { type PowerBucket, powerBuckets } from './exponential-bounds';
import { totalPoints } from './number-points';

const MOST_BOUNDS = 1_000;

/** A histogram's data point as Prometheus has it: `name_count`, `name_sum`, and `name_bucket` up to each bound `le`. */
export function histogramPoints(
  fields: JsonObject,
  frame: MetricFrame,
  type: MetricType,
): PointsReading {
  const { name } = frame;
  const bounds = numbersOf(fields.explicitBounds);
  const counts = numbersOf(fields.bucketCounts);
  if (bounds === null || counts === null || bounds.length > MOST_BOUNDS) {
    return { ok: false, message: `a data point of ${name} has buckets that cannot be read` };
  }
  if (counts.length > 0 && counts.length !== bounds.length + 1) {
    const message = `a data point of ${name} has ${counts.length} bucket counts for ${bounds.length} bounds`;
    return { ok: false, message };
  }
  const base = readBase(fields, frame);
  const buckets = counts.map((count, index) => ({
    le: bounds[index] ?? Number.POSITIVE_INFINITY,
    count,
  }));
  const points = totalPoints(fields, base, { name, type });
  return { ok: true, points: [...points, ...bucketPoints(base, buckets, { name, type })] };
}

/** An exponential histogram's: the same, with its buckets merged to powers of two. */
export function exponentialPoints(
  fields: JsonObject,
  frame: MetricFrame,
  type: MetricType,
): PointsReading {
  const { name } = frame;
  const buckets = powerBuckets({
    scale: readOtlpInteger(fields.scale) ?? 0,
    zeroCount: readOtlpNumber(fields.zeroCount, true) ?? 0,
    zeroThreshold: readOtlpNumber(fields.zeroThreshold) ?? 0,
    positive: sideOf(fields.positive),
    negative: sideOf(fields.negative),
  });
  if (buckets === null) {
    return { ok: false, message: `a data point of ${name} has buckets that cannot be read` };
  }
  const base = readBase(fields, frame);
  const points = totalPoints(fields, base, { name, type });
  const all = [...buckets, { le: Number.POSITIVE_INFINITY, count: 0 }];
  return { ok: true, points: [...points, ...bucketPoints(base, all, { name, type })] };
}

function bucketPoints(
  base: PointBase,
  buckets: readonly PowerBucket[],
  { name, type }: { name: string; type: MetricType },
): MetricPoint[] {
  let below = 0;
  return buckets.map(({ le, count }) => {
    below += count;
    const bound = le === Number.POSITIVE_INFINITY ? '+Inf' : String(le);
    return pointOf(base, { name: `${name}_bucket`, value: below, type, label: ['le', bound] });
  });
}

function sideOf(value: unknown): { offset: number; counts: number[] } {
  const side = isObject(value) ? value : {};
  return {
    offset: readOtlpInteger(side.offset) ?? 0,
    counts: numbersOf(side.bucketCounts) ?? [],
  };
}

/** Null when it is no list of finite numbers. */
function numbersOf(list: unknown): number[] | null {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return null;
  const numbers = list.map((item: unknown) => readOtlpNumber(item, true) ?? Number.NaN);
  return numbers.every((number) => measuredValue(number) !== null) ? numbers : null;
}
