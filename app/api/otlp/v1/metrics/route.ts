import {
  encodeExportMetricsResponse,
  exportMetricsResponseJson,
} from '@/domain/metrics/otlp/otlp-metric-messages';
import { ingestOtlpMetrics } from '@/server/metrics/ingest-otlp-metrics';
import { otlpRoute } from '@/server/web/otlp-route';

export const dynamic = 'force-dynamic';

/** OTLP/HTTP metrics. */
export const POST = otlpRoute({
  signal: 'metrics',
  noun: 'data points',
  ingest: ingestOtlpMetrics,
  encode: encodeExportMetricsResponse,
  toJson: exportMetricsResponseJson,
});
