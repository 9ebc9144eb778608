import { isUtf8 } from 'node:buffer';
import { jsonPreview } from '@/domain/ingest/json-preview';
import type { RecordContext } from '@/domain/ingest/record-reading';
import { holdsOnlyStorable } from '@/domain/logs/clean-text';
import { type PackedLogRollup, packLogRollup } from '@/domain/logs/packed-log-rollup';
import { parseLogBody } from '@/domain/logs/parse-log-body';
import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import { decodeText } from '@/server/ingest/decode-text';
import { RAW_LIMIT_CHARACTERS, REJECTED_A_SECOND } from '@/server/ingest/sample-taker';
import type { RecordError } from '@/server/ingest/submission';
import { flagMangledText } from './flag-mangled-text';
import { endOfObject, type LogBodyForm, logBodyForm } from './log-body-form';
import { LogEncoder, type ReadRecord, type RefusedRecord } from './log-encoder';
import { LogRecordScanner } from './log-record-scanner';

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
  counts: PackedLogRollup;
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
  return scanLogBody(given) ?? readLogBody(given);
}

/** By way of values, whatever the body holds. */
export function readLogBody(given: LogBody): EncodedLogBody | null {
  const { body, contentType, context } = given;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const { text, isMangled } = decodeText(bytes, contentType);
  const parsed = parseLogBody(text, contentType);
  if (!parsed.ok) return null;
  const { records } = parsed;
  const reading = { ...context, isStorable: holdsOnlyStorable(text) };
  const encoder = encoderOf(given, records.length);
  records.forEach(({ index, value }, position) => {
    encoder.take(position, index, readLogRecord(value, reading, isMangled));
  });
  const unreadable = { unreadable: parsed.errors, unreadableCount: parsed.rejected };
  return encodedLogBody(encoder, records.length, (at) => records[at]?.value, unreadable);
}

/** Plain records straight from their bytes, others among them by way of values. Null for a body of another form. */
function scanLogBody(given: LogBody): EncodedLogBody | null {
  const { body, contentType } = given;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const form = logBodyForm(bytes, contentType);
  if (form === null || !isUtf8(bytes)) return null;
  const encoder = encoderOf(given, Math.ceil(bytes.length / USUAL_BYTES));
  let starts: number[] | null;
  try {
    starts = scanRecords(given, bytes, form, encoder);
  } catch (error) {
    // A record that is no JSON: what is wrong is told by who reads the whole body.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (starts === null) return null;
  const places = starts;
  const valueAt = (position: number): unknown =>
    JSON.parse(bytes.toString('utf8', places[position], (places[position + 1] ?? 0) - 1));
  return encodedLogBody(encoder, places.length - 1, valueAt, NOTHING_UNREADABLE);
}

const USUAL_BYTES = 200;
const NEWLINE = 0x0a;
/** Where so many records are not plain, the others are not either. */
const GIVE_UP_AFTER = 20;
const NOTHING_UNREADABLE = { unreadable: [], unreadableCount: 0 };

/** Encodes record after record; answers where each begins, and where one more would. Null when the form is another. */
function scanRecords(
  { context }: LogBody,
  bytes: Buffer,
  form: LogBodyForm,
  encoder: LogEncoder,
): number[] | null {
  const { first, separator, last } = form;
  const scanner = new LogRecordScanner(bytes, context);
  let plain = 0;
  const starts = [first];
  for (let at = first, position = 0; ; position += 1) {
    let end: number;
    if (encoder.hasFirst && scanner.read(at)) {
      end = scanner.end;
      plain += 1;
      encoder.takeScanned(position, scanner);
    } else {
      end = endOfObject(bytes, at);
      if (end === -1 || (plain === 0 && position === GIVE_UP_AFTER)) return null;
      const value: unknown = JSON.parse(bytes.toString('utf8', at, end));
      // On a line of its own this may be a wrapper of records.
      if (form.separator === NEWLINE && Object.keys(value as object).length === 1) return null;
      encoder.take(position, position, readLogRecord(value, context, false));
    }
    at = end + 1;
    starts.push(at);
    if (bytes[end] === separator && at < bytes.length) continue;
    const isWhole =
      at === bytes.length ? bytes[end] === last : end === bytes.length && last === separator;
    return isWhole ? starts : null;
  }
}

function encoderOf({ body, projectId, context }: LogBody, count: number): LogEncoder {
  const { nowMs } = context;
  return new LogEncoder({ projectId, firstId: 0, nowMs, bytes: body.byteLength, count });
}

function encodedLogBody(
  encoder: LogEncoder,
  count: number,
  valueAt: (position: number) => unknown,
  unreadable: Pick<EncodedLogBody, 'unreadable' | 'unreadableCount'>,
): EncodedLogBody {
  const { payload, refused, refusedCount, firstTaken } = encoder.finish();
  const sampled = refused.slice(0, REJECTED_A_SECOND).map(({ position }) => position);
  if (firstTaken !== null) sampled.push(firstTaken.position);
  return {
    count,
    // As plain memory, which goes between threads at no cost.
    rows: { bytes: payload.rows.bytes, starts: Uint32Array.from(payload.rows.starts) },
    rowIndexes: Uint32Array.from(payload.rowIndexes),
    counts: packLogRollup(payload.rollup),
    days: [...payload.days],
    refused,
    refusedCount,
    firstTaken,
    raws: new Map(sampled.map((at) => [at, rawLogRecord(valueAt(at))])),
    ...unreadable,
  };
}
