import { EVALUATION_EVENT } from '@/domain/ai/gen-ai/attribute-names';
import { genAiOfLogEvents } from '@/domain/ai/gen-ai/read-gen-ai';
import { OTLP_LOGS } from '@/domain/logs/otlp/decode-otlp-logs';
import { listOtlpLogs, readOtlpLog } from '@/domain/logs/otlp/otlp-logs-to-events';
import type { JsonObject } from '@/domain/logs/read-record';
import { genAiRecords } from '@/server/ai/gen-ai-records';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestOtlp, OTLP_HINT, type OtlpIngest } from '@/server/ingest/ingest-otlp';
import { rawOtlpRequest } from '@/server/ingest/raw-otlp-request';
import type { IngestReceipt } from '@/server/ingest/submission';
import { submitSignals } from '@/server/signals/submit-signals';
import { flagMangledText } from './flag-mangled-text';
import { storeLogRecords } from './store-log-records';

const WAY_IN = { route: 'otlp/v1/logs', shape: OTLP_LOGS };

/** Takes in an OTLP ExportLogsServiceRequest; see ingestOtlp. */
export function ingestOtlpLogs(input: OtlpIngest): Promise<IngestReceipt> {
  const { key, project } = input;
  return ingestOtlp(WAY_IN, input, async ({ scopes, isMangled, bytes, idempotency }) => {
    const logs = listOtlpLogs(scopes);
    const window = acceptanceContext(await databaseNow(), project);
    const told = genAiOfLogEvents(
      logs.flatMap((log) => {
        if (!log.record.ok || !isEvaluation(log.record.fields)) return [];
        const read = readOtlpLog(log, window);
        return read.ok ? [read.event] : [];
      }),
    );
    // First these: a request that is sent again because its lines were not stored does not store them twice.
    const evaluations = genAiRecords(told);
    if (evaluations.length > 0) await submitSignals(key, evaluations, idempotency);
    return storeLogRecords({
      key,
      route: WAY_IN.route,
      count: logs.length,
      read: (position) => {
        const found = logs[position];
        if (found === undefined) return { ok: false, message: 'no record', hint: OTLP_HINT };
        const read = readOtlpLog(found, window);
        if (isMangled && read.ok) flagMangledText(read.event);
        return read.ok ? read : { hint: OTLP_HINT, ...read };
      },
      rawOf: (position) => {
        const found = logs[position];
        return found === undefined ? '' : rawOtlpRequest(OTLP_LOGS, found.record, found.scope);
      },
      unreadable: [],
      bytes,
      idempotency: null,
    });
  });
}

/** Whether a record is the event that OpenTelemetry tells evaluations by; `eventName` was an attribute once. */
function isEvaluation({ eventName, attributes }: JsonObject): boolean {
  if (eventName === EVALUATION_EVENT) return true;
  return (
    Array.isArray(attributes) &&
    attributes.some(
      (pair) => pair?.key === 'event.name' && pair.value?.stringValue === EVALUATION_EVENT,
    )
  );
}
