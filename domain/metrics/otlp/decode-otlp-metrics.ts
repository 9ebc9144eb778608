import { isObject, type JsonObject } from '../../logs/read-record';
import {
  type DecodedOtlp,
  decodeOtlp,
  decodeOtlpJson,
  type OtlpShape,
  type ReadPart,
} from '../../otlp/decode-otlp-request';
import { DATA_POINTS, ExportMetricsServiceRequest, METRIC_KINDS, Metric } from './metric-types';

export const OTLP_METRICS: OtlpShape = {
  request: ExportMetricsServiceRequest,
  record: Metric,
  resources: 'resourceMetrics',
  scopes: 'scopeMetrics',
  records: 'metrics',
  noun: 'metric',
  readParts: readDataPoints,
};

/** Decodes a protobuf ExportMetricsServiceRequest; the records of its scopes are metrics, their data points records too. */
export function decodeOtlpMetrics(bytes: Uint8Array): DecodedOtlp {
  return decodeOtlp(OTLP_METRICS, bytes);
}

/** Reads a parsed OTLP/JSON ExportMetricsServiceRequest. */
export function decodeOtlpMetricsJson(value: unknown): DecodedOtlp {
  return decodeOtlpJson(OTLP_METRICS, value);
}

/** Each data point is decoded by itself: it is what is counted, and what is rejected. */
function readDataPoints(metric: JsonObject, read: ReadPart): void {
  for (const kind of METRIC_KINDS) {
    const data = metric[kind];
    if (!isObject(data) || !Array.isArray(data.dataPoints)) continue;
    metric[kind] = {
      aggregationTemporality: data.aggregationTemporality,
      isMonotonic: data.isMonotonic,
      dataPoints: data.dataPoints.map((point: unknown) => read(DATA_POINTS[kind], point)),
    };
  }
}
