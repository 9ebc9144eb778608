import { genAiOfSpans } from '@/domain/ai/gen-ai/read-gen-ai';
import { prepareOtlpOrigin } from '@/domain/logs/otlp/otlp-log-record-to-event';
import { OTLP_TRACES } from '@/domain/traces/otlp/decode-otlp-traces';
import { otlpSpanToSpan } from '@/domain/traces/otlp/otlp-span-to-span';
import { genAiRecords } from '@/server/ai/gen-ai-records';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestOtlp, OTLP_HINT, type OtlpIngest } from '@/server/ingest/ingest-otlp';
import { rawOtlpRequest } from '@/server/ingest/raw-otlp-request';
import type { IngestReceipt } from '@/server/ingest/submission';
import type { SignalRecord } from '@/server/signals/signal-record';
import { storeSignalRecords } from '@/server/signals/store-signal-records';

const WAY_IN = { route: 'otlp/v1/traces', shape: OTLP_TRACES };

/** Takes in an OTLP ExportTraceServiceRequest; see ingestOtlp. */
export function ingestOtlpTraces(input: OtlpIngest): Promise<IngestReceipt> {
  const { key, project } = input;
  return ingestOtlp(WAY_IN, input, async ({ scopes, bytes, idempotency }) => {
    const records = scopes.flatMap((scope) => {
      const origin = prepareOtlpOrigin(scope);
      return scope.records.map((record) => ({ record, origin, scope }));
    });
    const context = acceptanceContext(await databaseNow(), project);
    return storeSignalRecords({
      key,
      route: WAY_IN.route,
      count: records.length,
      read: (position) => {
        const found = records[position];
        if (found === undefined) return { ok: false, message: 'no span', hint: OTLP_HINT };
        const { record, origin } = found;
        if (!record.ok) return { ok: false, message: record.message, hint: OTLP_HINT };
        const read = otlpSpanToSpan(record.fields, origin, context);
        if (!read.ok) return read;
        const own: SignalRecord = { kind: 'span', row: read.span };
        const told = genAiRecords(genAiOfSpans([read.span]));
        return { ok: true, shape: 'otlp', records: [own, ...told] };
      },
      rawOf: (position) => {
        const found = records[position];
        return found === undefined ? '' : rawOtlpRequest(OTLP_TRACES, found.record, found.scope);
      },
      unreadable: [],
      bytes,
      idempotency,
    });
  });
}
