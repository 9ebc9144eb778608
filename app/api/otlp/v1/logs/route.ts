import { encodeExportLogsResponse, exportLogsResponseJson } from '@/domain/logs/otlp/otlp-messages';
import { ingestOtlpLogs } from '@/server/logs/ingest-otlp-logs';
import { otlpRoute } from '@/server/web/otlp-route';

export const dynamic = 'force-dynamic';

/** OTLP/HTTP logs. */
export const POST = otlpRoute({
  signal: 'logs',
  noun: 'log records',
  ingest: ingestOtlpLogs,
  encode: encodeExportLogsResponse,
  toJson: exportLogsResponseJson,
});
