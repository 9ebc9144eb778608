import {
  encodeExportTraceResponse,
  exportTraceResponseJson,
} from '@/domain/traces/otlp/otlp-trace-messages';
import { ingestOtlpTraces } from '@/server/traces/ingest-otlp-traces';
import { otlpRoute } from '@/server/web/otlp-route';

export const dynamic = 'force-dynamic';

/** OTLP/HTTP traces. */
export const POST = otlpRoute({
  signal: 'traces',
  noun: 'spans',
  ingest: ingestOtlpTraces,
  encode: encodeExportTraceResponse,
  toJson: exportTraceResponseJson,
});
