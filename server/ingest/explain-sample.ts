import type { IngestSample } from '@/domain/ingest/ingest-sample';
import type { FieldMapping } from '@/domain/logs/log-draft';
import { levelOf } from '@/domain/logs/log-event';
import { decodeOtlpLogsJson } from '@/domain/logs/otlp/decode-otlp-logs';
import {
  otlpLogRecordToEvent,
  prepareOtlpOrigin,
} from '@/domain/logs/otlp/otlp-log-record-to-event';
import { type LogRecognition, recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import { acceptanceContext } from './acceptance-context';
import type { AcceptanceWindow } from './read-acceptance-window';
import { RAW_LIMIT_CHARACTERS } from './sample-taker';

interface StoredSample {
  id: bigint;
  keyId: string;
  receivedAt: Date;
  route: string;
  outcome: string;
  shape: string | null;
  raw: string;
  reason: string | null;
  hint: string | null;
}

const SHOWN_MESSAGE_CHARACTERS = 500;

/** Reads a kept record once more, as of the moment it came in, and writes down where everything went. */
export function explainSample(row: StoredSample, window: AcceptanceWindow): IngestSample {
  const isCut = row.raw.length >= RAW_LIMIT_CHARACTERS;
  const accepted = row.outcome === 'accepted';
  const value = isCut ? undefined : parseRaw(row.raw);
  const mappings: FieldMapping[] = [];
  const read = accepted && value !== undefined ? readAgain(row, value, window, mappings) : null;
  const event = read?.ok ? read.event : null;
  return {
    id: String(row.id),
    keyId: row.keyId,
    receivedAt: row.receivedAt.toISOString(),
    route: row.route,
    outcome: accepted ? 'accepted' : 'rejected',
    shape: row.shape,
    raw: row.raw,
    isCut,
    reason: row.reason,
    hint: row.hint,
    mappings: event === null ? null : mappings,
    line:
      event === null
        ? null
        : {
            time: new Date(event.timeMs).toISOString(),
            level: levelOf(event.severityNumber),
            service: event.service,
            message: event.message.slice(0, SHOWN_MESSAGE_CHARACTERS),
            flags: event.flags,
          },
  };
}

/** As the way in read it; of an OTLP record a request is kept that holds it alone, with its resource and scope. */
function readAgain(
  row: StoredSample,
  value: unknown,
  acceptance: AcceptanceWindow,
  mappings: FieldMapping[],
): LogRecognition | null {
  const window = acceptanceContext(row.receivedAt.getTime(), acceptance);
  if (row.route === 'v1/logs') return recogniseLogRecord(value, window, mappings);
  if (row.route !== 'otlp/v1/logs') return null;
  const decoded = decodeOtlpLogsJson(value);
  const scope = decoded.ok ? decoded.scopes[0] : undefined;
  const record = scope?.records[0];
  if (scope === undefined || record?.ok !== true) return null;
  return otlpLogRecordToEvent(record.fields, prepareOtlpOrigin(scope), window, mappings);
}

/** A record is kept as JSON, or as itself where it was a plain text. */
function parseRaw(raw: string): unknown {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' ? value : raw;
  } catch {
    return raw;
  }
}
