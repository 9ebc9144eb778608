import type { FieldMapping } from '../logs/log-draft';
import type { MetricPoint } from '../metrics/metric-point';
import { decodeOtlpMetricsJson } from '../metrics/otlp/decode-otlp-metrics';
import { type OtlpDataPoint, otlpDataPoints } from '../metrics/otlp/otlp-data-points';
import { knownWord } from '../schemas/known-word';
import type { Explanation } from './explanation';
import { type MadeRecord, madeRecord } from './made-record';
import { recognisePoints } from './recognise-points';
import type { RecordContext } from './record-reading';

const FIELDS: Record<string, { to: string; note?: string }> = {
  timeUnixNano: { to: 'time' },
  startTimeUnixNano: { to: 'start', note: 'since when a counter counts' },
  asDouble: { to: 'value' },
  asInt: { to: 'value' },
  count: { to: 'value', note: 'of the metric with _count at its end' },
  sum: { to: 'value', note: 'of the metric with _sum at its end' },
  bucketCounts: { to: 'value', note: 'of the metric with _bucket at its end, one for each bound' },
  explicitBounds: { to: 'labels.le' },
  quantileValues: { to: 'value', note: 'one for each quantile' },
};

/** A histogram has one for each bucket; the first few tell how they are made. */
const MOST_MADE = 12;

/** The data point that a kept request holds alone: what it is in metrics, or in the signal that its name belongs to. */
export function explainDataPoints(value: unknown, context: RecordContext): Explanation | null {
  const decoded = decodeOtlpMetricsJson(value);
  const [first] = decoded.ok ? otlpDataPoints(decoded.scopes, context) : [];
  const reading = first?.read();
  if (first === undefined || reading?.ok !== true) return null;
  return { mappings: mappingsOf(first), made: madeOfPoints(reading.points), line: null };
}

/** Points as what they are stored as. Their counts are only compared with the last ones when they are stored. */
export function madeOfPoints(points: readonly MetricPoint[]): MadeRecord[] {
  const { queues, breakers, limits, metrics } = recognisePoints(points);
  const made = [
    ...queues.map(({ sample, counts }) =>
      madeRecord('queue sample', { ...sample, counts: [...counts.keys()] }),
    ),
    ...breakers.map(({ sample, counts, moves }) =>
      madeRecord('breaker sample', { ...sample, counts: [...counts.keys(), ...moves.keys()] }),
    ),
    ...limits.map((limit) => madeRecord('concurrency limit', limit)),
    ...metrics.map((point) => madeRecord('metric point', point)),
  ];
  return made.slice(0, MOST_MADE);
}

function mappingsOf({ scope, metric, place }: OtlpDataPoint): FieldMapping[] {
  if (!metric.ok || place === null || !place.dataPoint.ok) return [];
  const { fields } = place.dataPoint;
  const attributes = Array.isArray(fields.attributes) ? fields.attributes : [];
  return [
    { from: 'name', to: 'name' },
    ...(metric.fields.unit ? [{ from: 'unit', to: 'unit' }] : []),
    { from: place.kind, to: 'type', note: 'with its temporality' },
    ...Object.keys(fields).flatMap((from): FieldMapping[] => {
      if (from === 'attributes') return [];
      const field = knownWord(FIELDS, from);
      return [field === undefined ? { from, to: '', note: 'not kept' } : { from, ...field }];
    }),
    ...attributes.map(({ key }: { key: unknown }) => ({
      from: `attributes.${String(key)}`,
      to: `labels.${String(key)}`,
    })),
    ...Object.keys(scope.resource).map(mappingOfResource),
  ];
}

const ORIGIN: Record<string, string> = {
  'service.name': 'service',
  'service.version': 'version',
  'deployment.environment.name': 'environment',
  'deployment.environment': 'environment',
  'service.instance.id': 'instance',
  'k8s.pod.name': 'instance',
  'host.name': 'instance',
};

function mappingOfResource(name: string): FieldMapping {
  const to = knownWord(ORIGIN, name);
  const from = `resource.${name}`;
  return to === undefined ? { from, to: '', note: 'not kept with metrics' } : { from, to };
}
