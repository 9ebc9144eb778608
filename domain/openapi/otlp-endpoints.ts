import type { Endpoint } from './endpoint';

const SIGNALS = [
  { signal: 'logs', message: 'ExportLogsService' },
  { signal: 'metrics', message: 'ExportMetricsService' },
  { signal: 'traces', message: 'ExportTraceService' },
] as const;

export const OTLP_ENDPOINTS: Endpoint[] = SIGNALS.map(({ signal, message }) => ({
  method: 'post',
  path: `/api/otlp/v1/${signal}`,
  summary: `Send OpenTelemetry ${signal} (OTLP/HTTP)`,
  scope: 'ingest',
  body: {
    description: `An ${message}Request of the OpenTelemetry protocol; gzip is understood.`,
    content: { 'application/x-protobuf': null, 'application/json': null },
  },
  answer: {
    description: `An ${message}Response in the encoding of the request; failures are a google.rpc.Status.`,
    content: { 'application/x-protobuf': null, 'application/json': null },
  },
  failures: [400, 413, 415, 429],
}));
