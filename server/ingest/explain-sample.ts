import { explainRecord } from '@/domain/ingest/explain-record';
import type { IngestSample } from '@/domain/ingest/ingest-sample';
import { type LogEvent, levelOf } from '@/domain/logs/log-event';
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
  const context = acceptanceContext(row.receivedAt.getTime(), window);
  const read = accepted && value !== undefined ? explainRecord(row.route, value, context) : null;
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
    mappings: read?.mappings ?? null,
    made: read?.made ?? [],
    line: read?.line ? lineOf(read.line) : null,
  };
}

function lineOf(event: LogEvent): NonNullable<IngestSample['line']> {
  return {
    time: new Date(event.timeMs).toISOString(),
    level: levelOf(event.severityNumber),
    service: event.service,
    message: event.message.slice(0, SHOWN_MESSAGE_CHARACTERS),
    flags: event.flags,
  };
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
