import { RecordDraft } from '../../ingest/record-draft';
import type { RecordContext } from '../../ingest/record-reading';
import { isObject, type JsonObject } from '../../logs/read-record';
import type { OtlpRecord, OtlpScope } from '../../otlp/decode-otlp-request';
import { readOtlpInteger } from '../../otlp/read-otlp-fields';
import type { MetricType } from '../metric-point';
import { hasNoValue, type MetricFrame, type MetricOrigin, type PointsReading } from './data-point';
import { exponentialPoints, histogramPoints } from './histogram-points';
import { METRIC_KINDS, type OtlpMetricKind } from './metric-types';
import { numberPoints, summaryPoints } from './number-points';

/** One data point of a request, or a metric that holds none that could be read. */
export interface OtlpDataPoint {
  scope: OtlpScope;
  metric: OtlpRecord;
  /** Where in the metric the data point stood; null for a metric that could not be decoded. */
  place: { kind: OtlpMetricKind; dataPoint: OtlpRecord } | null;
  /** The points that it is; none where it only says that there is no value. */
  read: () => PointsReading;
}

/** All data points of a decoded request, in the order sent; a bad one takes nothing with it. */
export function otlpDataPoints(
  scopes: readonly OtlpScope[],
  context: RecordContext,
): OtlpDataPoint[] {
  return scopes.flatMap((scope) => {
    const origin = readOrigin(scope, context);
    return scope.records.flatMap((metric) => dataPointsOf({ scope, metric, origin, context }));
  });
}

const INSTANCE = ['service.instance.id', 'k8s.pod.name', 'container.id', 'host.name', 'host.id'];

/** Counters of two instances must not be taken for one, so the most exact name of the process is kept. */
function readOrigin({ resource }: OtlpScope, context: RecordContext): MetricOrigin {
  const draft = new RecordDraft(context);
  const text = (...keys: string[]) => {
    const value = keys.map((key) => resource[key]).find((one) => one !== undefined && one !== '');
    return typeof value === 'string' || typeof value === 'number'
      ? draft.label(String(value))
      : null;
  };
  return {
    service: text('service.name'),
    environment: text('deployment.environment.name', 'deployment.environment'),
    version: text('service.version'),
    instance: text(...INSTANCE),
  };
}

function dataPointsOf({
  scope,
  metric,
  origin,
  context,
}: Pick<MetricFrame, 'origin' | 'context'> & {
  scope: OtlpScope;
  metric: OtlpRecord;
}): OtlpDataPoint[] {
  if (!metric.ok) {
    const { message } = metric;
    return [{ scope, metric, place: null, read: () => ({ ok: false, message }) }];
  }
  const { fields } = metric;
  const kind = METRIC_KINDS.find((one) => isObject(fields[one]));
  // A metric without data says nothing, and there is nothing in it to reject.
  if (kind === undefined) return [];
  const data = fields[kind] as JsonObject;
  const list = (Array.isArray(data.dataPoints) ? data.dataPoints : []) as OtlpRecord[];
  const { name, unit } = fields;
  const draft = new RecordDraft(context);
  const frame = {
    name: typeof name === 'string' ? draft.label(name) : '',
    unit: typeof unit === 'string' && unit !== '' ? draft.label(unit) : null,
    origin,
    context,
  };
  const readFields = readerOf(kind, data);
  return list.map((dataPoint) => ({
    scope,
    metric,
    place: { kind, dataPoint },
    read: () => {
      if (frame.name === '') return { ok: false, message: 'a metric has no name' };
      if (!dataPoint.ok) return dataPoint;
      if (hasNoValue(dataPoint.fields)) return { ok: true, points: [] };
      return readFields(dataPoint.fields, frame);
    },
  }));
}

type Reader = (fields: JsonObject, frame: MetricFrame) => PointsReading;

const DELTA = 1;
const CUMULATIVE = 2;

/** How the data points of a kind are read. Sums and histograms mean nothing without their temporality. */
function readerOf(kind: OtlpMetricKind, data: JsonObject): Reader {
  if (kind === 'gauge') return (fields, frame) => numberPoints(fields, frame, 'gauge');
  if (kind === 'summary') return summaryPoints;
  const temporality = temporalityOf(data.aggregationTemporality);
  if (temporality !== DELTA && temporality !== CUMULATIVE) {
    return (_fields, { name }) => ({
      ok: false,
      message: `${name} does not say whether it is cumulative or delta (aggregationTemporality)`,
    });
  }
  const type: MetricType = temporality === DELTA ? 'delta' : 'counter';
  if (kind === 'histogram') return (fields, frame) => histogramPoints(fields, frame, type);
  if (kind === 'exponentialHistogram') {
    return (fields, frame) => exponentialPoints(fields, frame, type);
  }
  // A total that also falls is how much there is now.
  const isLevel = type === 'counter' && data.isMonotonic !== true;
  return (fields, frame) => numberPoints(fields, frame, isLevel ? 'gauge' : type);
}

/** An integer; its name is forgiven in JSON. */
function temporalityOf(value: unknown): number | undefined {
  if (value === 'AGGREGATION_TEMPORALITY_DELTA') return DELTA;
  if (value === 'AGGREGATION_TEMPORALITY_CUMULATIVE') return CUMULATIVE;
  return readOtlpInteger(value);
}
