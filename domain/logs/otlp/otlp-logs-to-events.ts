import type { RecordContext } from '../../ingest/record-reading';
import type { LogEvent } from '../log-event';
import type { OtlpScopeLogs } from './decode-otlp-logs';
import {
  type OtlpOrigin,
  otlpLogRecordToEvent,
  prepareOtlpOrigin,
} from './otlp-log-record-to-event';

export interface OtlpLogEvents {
  events: LogEvent[];
  /** Records that did not become events, for `partial_success`. */
  rejected: number;
  /** The first few different reasons, for its message. */
  reasons: string[];
}

const REASONS = 5;

/** One record of a request with the scope that it came in, and what all records of that scope share. */
export interface OtlpLog {
  record: OtlpScopeLogs['records'][number];
  scope: OtlpScopeLogs;
  origin: OtlpOrigin;
}

/** The records of a decoded request in the order sent. */
export function listOtlpLogs(scopes: readonly OtlpScopeLogs[]): OtlpLog[] {
  return scopes.flatMap((scope) => {
    if (scope.records.length === 0) return [];
    const origin = prepareOtlpOrigin(scope);
    return scope.records.map((record) => ({ record, scope, origin }));
  });
}

export function readOtlpLog({ record, origin }: OtlpLog, context: RecordContext) {
  return record.ok ? otlpLogRecordToEvent(record.fields, origin, context) : record;
}

/** All events of a decoded request, in the order sent; a bad record is counted and told, and takes nothing with it. */
export function otlpLogsToEvents(
  scopes: readonly OtlpScopeLogs[],
  context: RecordContext,
): OtlpLogEvents {
  const result: OtlpLogEvents = { events: [], rejected: 0, reasons: [] };
  for (const log of listOtlpLogs(scopes)) {
    const read = readOtlpLog(log, context);
    if (read.ok) {
      result.events.push(read.event);
      continue;
    }
    result.rejected += 1;
    if (result.reasons.length < REASONS && !result.reasons.includes(read.message)) {
      result.reasons.push(read.message);
    }
  }
  return result;
}
