import { jsonPreview } from '@/domain/ingest/json-preview';
import type { RecordContext } from '@/domain/ingest/record-reading';
import { holdsOnlyStorable } from '@/domain/logs/clean-text';
import type { FacetRow, RollupRow } from '@/domain/logs/log-rollup';
import { parseLogBody } from '@/domain/logs/parse-log-body';
import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import { decodeText } from '@/server/ingest/decode-text';
import { RAW_LIMIT_CHARACTERS, REJECTED_A_SECOND } from '@/server/ingest/sample-taker';
import type { RecordError } from '@/server/ingest/submission';
import { flagMangledText } from './flag-mangled-text';
import { LogEncoder, type ReadRecord, type RefusedRecord } from './log-encoder';

/** A body of JSON log records, as it goes to a thread. */
export interface LogBody {
  body: Uint8Array;
  contentType: string | null;
  projectId: string;
  context: RecordContext;
}

/** What comes back from the thread: `EncodedLogs` as plain data, its rows counted from id 0. */
export interface EncodedLogBody {
  count: number;
  rows: { bytes: Uint8Array; starts: Uint32Array };
  rowIndexes: Uint32Array;
  minutes: RollupRow[];
  facets: FacetRow[];
  days: string[];
  refused: RefusedRecord[];
  refusedCount: number;
  firstTaken: { position: number; shape: string } | null;
  /** Records as received, by position: those of which the doctor may want to keep a sample. */
  raws: Map<number, string>;
  unreadable: RecordError[];
  unreadableCount: number;
}

/** How a JSON log record becomes an event. */
export function readLogRecord(
  value: unknown,
  context: RecordContext,
  isMangled: boolean,
): ReadRecord {
  const read = recogniseLogRecord(value, context);
  if (isMangled && read.ok) flagMangledText(read.event);
  return read;
}

/** A record as received, for the ingest doctor. */
export function rawLogRecord(value: unknown): string {
  return typeof value === 'string' ? value : jsonPreview(value, RAW_LIMIT_CHARACTERS);
}

/** All of the work between a body and its rows, in one go. Null for a body that cannot be read, which is told elsewhere. */
export function encodeLogBody(given: LogBody): EncodedLogBody | null {
  const { body, contentType, projectId, context } = given;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const { text, isMangled } = decodeText(bytes, contentType);
  const parsed = parseLogBody(text, contentType);
  if (!parsed.ok) return null;
  const { records } = parsed;
  const reading = { ...context, isStorable: holdsOnlyStorable(text) };
  const { nowMs } = context;
  const count = records.length;
  const encoder = new LogEncoder({ projectId, firstId: 0, nowMs, bytes: bytes.length, count });
  records.forEach(({ index, value }, position) => {
    encoder.take(position, index, readLogRecord(value, reading, isMangled));
  });
  const { payload, refused, refusedCount, firstTaken } = encoder.finish();
  const sampled = refused.slice(0, REJECTED_A_SECOND).map(({ position }) => position);
  if (firstTaken !== null) sampled.push(firstTaken.position);
  return {
    count,
    // As plain memory, which goes between threads at no cost.
    rows: { bytes: payload.rows.bytes, starts: Uint32Array.from(payload.rows.starts) },
    rowIndexes: Uint32Array.from(payload.rowIndexes),
    minutes: payload.rollup.minuteRows(),
    facets: payload.rollup.facetRows(),
    days: [...payload.days],
    refused,
    refusedCount,
    firstTaken,
    raws: new Map(sampled.map((at) => [at, rawLogRecord(records[at]?.value)])),
    unreadable: parsed.errors,
    unreadableCount: parsed.rejected,
  };
}
