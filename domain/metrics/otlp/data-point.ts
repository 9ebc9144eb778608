import { RecordDraft } from '../../ingest/record-draft';
import type { RecordContext } from '../../ingest/record-reading';
import { isObject, type JsonObject } from '../../logs/read-record';
import { readKeyValues } from '../../otlp/read-any-value';
import { readNanosAsMs } from '../../otlp/read-otlp-fields';
import type { MetricPoint, MetricType } from '../metric-point';
import { cleanLabels } from '../read-metric-point';

/** The last moment that a date can hold. */
const LATEST_MS = 8.64e15;

/** What all points of one resource share. */
export interface MetricOrigin {
  service: string | null;
  environment: string | null;
  version: string | null;
  instance: string | null;
}

/** A metric while its data points are read. */
export interface MetricFrame {
  name: string;
  unit: string | null;
  origin: MetricOrigin;
  context: RecordContext;
}

/** What the points made of one data point have in common. */
export type PointBase = Omit<MetricPoint, 'name' | 'value' | 'type'>;

export type PointsReading = { ok: true; points: MetricPoint[] } | { ok: false; message: string };

const NO_RECORDED_VALUE = 1;

/** True for a point that only says that there is no value: unknown, and neither stored nor rejected. */
export function hasNoValue({ flags }: JsonObject): boolean {
  return typeof flags === 'number' && (flags & NO_RECORDED_VALUE) !== 0;
}

export function readBase(fields: JsonObject, frame: MetricFrame): PointBase {
  const draft = new RecordDraft(frame.context);
  const { service, environment, version, instance } = frame.origin;
  const startMs = readNanosAsMs(fields.startTimeUnixNano);
  const labels = cleanLabels(draft, flatten(readKeyValues(fields.attributes)));
  const timeMs = draft.timeMs(readNanosAsMs(fields.timeUnixNano));
  return {
    unit: frame.unit,
    labels,
    timeMs,
    startMs: startMs !== undefined && startMs > 0 && startMs <= LATEST_MS ? startMs : null,
    service,
    environment,
    version,
    instance,
    flags: draft.flags,
  };
}

/** Attributes as labels: a nested one by its path, a list as JSON. */
function flatten(attributes: JsonObject, prefix = '', into: Record<string, string> = {}) {
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (value === null || value === undefined || name === '__proto__') continue;
    if (isObject(value)) flatten(value, name, into);
    else into[name] = typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
  return into;
}

export function pointOf(
  base: PointBase,
  fields: { name: string; value: number; type: MetricType; label?: readonly [string, string] },
): MetricPoint {
  const { name, value, type, label } = fields;
  const labels = label === undefined ? base.labels : { ...base.labels, [label[0]]: label[1] };
  return { ...base, name, value, type, labels };
}
