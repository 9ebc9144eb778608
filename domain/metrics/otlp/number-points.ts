import type { JsonObject } from '../../logs/read-record';
import { readOtlpNumber } from '../../otlp/read-otlp-fields';
import { measuredValue } from '../measured-value';
import type { MetricType } from '../metric-point';
import { type MetricFrame, type PointsReading, pointOf, readBase } from './data-point';

/** A gauge's or a sum's data point: one number. */
export function numberPoints(
  fields: JsonObject,
  frame: MetricFrame,
  type: MetricType,
): PointsReading {
  const own = (key: string) => (Object.hasOwn(fields, key) ? fields[key] : undefined);
  const value = readOtlpNumber(own('asDouble')) ?? readOtlpNumber(own('asInt'));
  if (value === undefined)
    return { ok: false, message: `a data point of ${frame.name} has no value` };
  if (Number.isNaN(value)) return { ok: true, points: [] };
  const measured = measuredValue(value);
  if (measured === null) {
    const what = Number.isFinite(value) ? 'larger than any real measurement' : 'infinite';
    return { ok: false, message: `a data point of ${frame.name} is ${what}` };
  }
  return {
    ok: true,
    points: [pointOf(readBase(fields, frame), { name: frame.name, value: measured, type })],
  };
}

/** A summary's: count, sum, and one point for each quantile. */
export function summaryPoints(fields: JsonObject, frame: MetricFrame): PointsReading {
  const base = readBase(fields, frame);
  const { name } = frame;
  const points = totalPoints(fields, base, { name, type: 'counter' });
  const { quantileValues } = fields;
  for (const item of Array.isArray(quantileValues) ? quantileValues : []) {
    const { quantile, value } = (item ?? {}) as JsonObject;
    const at = readOtlpNumber(quantile) ?? 0;
    const number = measuredValue(readOtlpNumber(value) ?? 0);
    if (!Number.isFinite(at) || number === null) continue;
    points.push(
      pointOf(base, { name, value: number, type: 'gauge', label: ['quantile', String(at)] }),
    );
  }
  return { ok: true, points };
}

/** `name_count` and, where the sender knows it, `name_sum`. */
export function totalPoints(
  fields: JsonObject,
  base: ReturnType<typeof readBase>,
  { name, type }: { name: string; type: MetricType },
) {
  const count = measuredValue(readOtlpNumber(fields.count, true) ?? 0) ?? 0;
  const points = [pointOf(base, { name: `${name}_count`, value: count, type })];
  const told = Object.hasOwn(fields, 'sum') ? readOtlpNumber(fields.sum) : undefined;
  const sum = told === undefined ? null : measuredValue(told);
  if (sum !== null) {
    points.push(pointOf(base, { name: `${name}_sum`, value: sum, type }));
  }
  return points;
}
