import type pg from 'pg';
import { Role } from '@/domain/logs/field-rules';
import type { LogEvent } from '@/domain/logs/log-event';
import type { CountedEvent } from '@/domain/logs/log-rollup';
import type { PipelinedStatement } from '../pipelined-statements';
import { BinaryRows, type ByteSource, readBinaryRow, readTimestamp } from './binary-rows';

// The order in which encodeLogEvent writes them.
const USUAL_COLUMNS = [
  'project_id',
  'ts',
  'id',
  'received_at',
  'severity',
  'severity_text',
  'service',
  'environment',
  'version',
  'message',
  'trace_id',
  'span_id',
  'tenant',
  'duration_ms',
  'attributes',
];
/** Many a sender fills none of them: a row that would have NULL in each leaves them out. */
const SELDOM_COLUMNS = [
  'correlation_id',
  'causation_id',
  'user_id',
  'error_type',
  'error_message',
  'error_stack',
  'resource',
  'flags',
];
const ALL_COLUMNS = [...USUAL_COLUMNS, ...SELDOM_COLUMNS];

export const LOG_EVENT_ID_BLOCK = 1_048_576;

/** The columns that are written alike, however an event was read. */
function beginEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: Pick<LogEvent, 'timeMs' | 'severityNumber' | 'severityText'>,
  receivedAtMs: number,
  isShort: boolean,
): void {
  rows.begin(isShort ? USUAL_COLUMNS.length : ALL_COLUMNS.length);
  rows.bytes(projectId);
  rows.timestamp(event.timeMs);
  rows.bigint(id);
  rows.timestamp(receivedAtMs);
  rows.smallint(event.severityNumber);
  rows.text(event.severityText);
}

/** Whether an event needs a column that a short row does not have. */
export function needsLongRow(event: LogEvent): boolean {
  const { correlationId, causationId, user, error, resource, flags } = event;
  const texts = correlationId ?? causationId ?? user ?? error;
  return texts !== null || flags.length > 0 || Object.keys(resource).length > 0;
}

/**
 * Appends one event in COPY's binary form: no escaping here, no parsing of numbers and times there. `isShort`: without
 * the columns that it does not need.
 */
export function encodeLogEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: LogEvent,
  receivedAtMs: number,
  isShort: boolean,
): void {
  const { error } = event;
  beginEvent(rows, projectId, id, event, receivedAtMs, isShort);
  rows.text(event.service);
  rows.text(event.environment);
  rows.text(event.version);
  rows.text(event.message);
  rows.text(event.traceId);
  rows.text(event.spanId);
  rows.text(event.tenant);
  rows.double(event.durationMs);
  rows.json(event.attributes);
  if (isShort) return;
  rows.text(event.correlationId);
  rows.text(event.causationId);
  rows.text(event.user);
  rows.text(error === null ? null : error.type);
  rows.text(error === null ? null : error.message);
  rows.text(error === null ? null : error.stack);
  rows.json(event.resource);
  rows.textArray(event.flags);
}

/** What a scanner has found of an event: its texts stand in `source`, from where to where in `spans`, two a slot. */
export interface ScannedLogEvent {
  timeMs: number;
  severityNumber: number;
  severityText: string | null;
  durationMs: number | null;
  source: ByteSource;
  spans: Int32Array;
  /** Starts and ends of the members of the JSON objects. */
  attributes: Int32Array;
  attributeCount: number;
  resource: Int32Array;
  resourceCount: number;
}

export function scannedNeedsLongRow({ spans, resourceCount }: ScannedLogEvent): boolean {
  return resourceCount > 0 || SELDOM_TEXTS.some((slot) => (spans[slot * 2] ?? -1) >= 0);
}

/** As `encodeLogEvent`, of an event without an error and flags whose bytes need not change. */
export function encodeScannedLogEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: ScannedLogEvent,
  receivedAtMs: number,
  isShort: boolean,
): void {
  beginEvent(rows, projectId, id, event, receivedAtMs, isShort);
  writeSpans(rows, event, USUAL_TEXTS);
  rows.double(event.durationMs);
  rows.jsonMembers(event.source, event.attributes, event.attributeCount);
  if (isShort) return;
  writeSpans(rows, event, SELDOM_TEXTS);
  // error_type, error_message, error_stack
  for (let i = 0; i < 3; i += 1) rows.text(null);
  rows.jsonMembers(event.source, event.resource, event.resourceCount);
  rows.textArray([]);
}

function writeSpans(rows: BinaryRows, { source, spans }: ScannedLogEvent, slots: readonly Role[]) {
  for (const slot of slots) {
    rows.span(source, spans[slot * 2] ?? -1, spans[slot * 2 + 1] ?? -1);
  }
}

const USUAL_TEXTS = [
  Role.service,
  Role.environment,
  Role.version,
  Role.message,
  Role.traceId,
  Role.spanId,
  Role.tenant,
];
const SELDOM_TEXTS = [Role.correlationId, Role.causationId, Role.user];

const TWO_TO_32 = 4_294_967_296;
/** Where a row's id begins: behind the number of fields, project_id, ts, and its own length. */
const ID_AT = 2 + (4 + 16) + (4 + 8) + 4;

/** Rows in COPY's binary form, and where each begins. */
interface EncodedRows {
  bytes: Uint8Array;
  starts: ArrayLike<number>;
}

/** Gives rows that were encoded without knowing their ids `firstId` and those after it. */
export function setLogEventIds({ bytes, starts }: EncodedRows, firstId: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let row = 0; row < starts.length; row += 1) {
    const at = (starts[row] ?? 0) + ID_AT;
    const id = firstId + row;
    view.setInt32(at, Math.floor(id / TWO_TO_32));
    view.setUint32(at + 4, id % TWO_TO_32);
  }
}

/** Reads back from an encoded row what the roll-ups count. */
export function readEncodedCounts(row: Buffer): CountedEvent {
  const fields = readBinaryRow(row);
  const text = (column: string) => fields[USUAL_COLUMNS.indexOf(column)]?.toString('utf8') ?? null;
  return {
    timeMs: readTimestamp(fields[USUAL_COLUMNS.indexOf('ts')]),
    severityNumber: fields[USUAL_COLUMNS.indexOf('severity')]?.readInt16BE() ?? 0,
    service: text('service'),
    environment: text('environment'),
    version: text('version'),
    tenant: text('tenant'),
  };
}

/**
 * A COPY in binary form holds back up to 1,000 rows, in slots that it makes for them, and what it does to keep track of the
 * slots grows with the square of their number: a tenth of all that a batch of 1,000 costs, and next to nothing in a few
 * smaller COPYs, or in a large one that uses its slots again and again.
 */
const ROWS_OF_SMALL_COPY = 350;
const ROWS_OF_LARGE_COPY = 5_000;

/** Rows of a batch that follow each other and have the same columns. */
interface Stretch extends EncodedRows {
  from: number;
  to: number;
}

/**
 * Copies encoded rows into log_event, short rows first; they become visible with the transaction. The role must be free
 * of row-level security.
 */
export function copyLogEventsStatements(batches: readonly EncodedRows[]): PipelinedStatement[] {
  return [USUAL_COLUMNS, ALL_COLUMNS].flatMap((columns) =>
    copyStretches(
      columns,
      batches.flatMap((batch) => stretchesOf(batch, columns.length)),
    ),
  );
}

function stretchesOf({ bytes, starts }: EncodedRows, fields: number): Stretch[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Stretch[] = [];
  let last: Stretch | undefined;
  for (let row = 0; row < starts.length; row += 1) {
    if (view.getInt16(starts[row] ?? 0) !== fields) continue;
    if (last?.to === row) last.to += 1;
    else {
      last = { bytes, starts, from: row, to: row + 1 };
      found.push(last);
    }
  }
  return found;
}

function copyStretches(columns: readonly string[], stretches: Stretch[]): PipelinedStatement[] {
  const total = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const copies = total >= ROWS_OF_LARGE_COPY ? 1 : Math.ceil(total / ROWS_OF_SMALL_COPY);
  const most = Math.ceil(total / copies);
  const statements: PipelinedStatement[] = [];
  let chunks: Uint8Array[] = [];
  let room = most;
  const close = () => {
    if (chunks.length > 0) statements.push(copyStatement(columns, chunks));
    chunks = [];
    room = most;
  };
  for (const { bytes, starts, from: first, to: end } of stretches) {
    for (let from = first; from < end; ) {
      const to = Math.min(end, from + room);
      chunks.push(bytes.subarray(starts[from], starts[to] ?? bytes.length));
      room -= to - from;
      from = to;
      if (room === 0) close();
    }
  }
  close();
  return statements;
}

function copyStatement(
  columns: readonly string[],
  chunks: readonly Uint8Array[],
): PipelinedStatement {
  return {
    text: `COPY log_event (${columns.join(', ')}) FROM STDIN (FORMAT binary)`,
    copy: [BinaryRows.HEADER, ...chunks, BinaryRows.TRAILER],
  };
}

/** Reserves a block of LOG_EVENT_ID_BLOCK ids that nobody else will ever use; answers its number. */
export async function reserveLogEventIdBlock(
  client: Pick<pg.ClientBase, 'query'>,
): Promise<number> {
  const { rows } = await client.query<{ block: string }>(
    "SELECT nextval('log_event_id_block')::text AS block",
  );
  return Number(rows[0]?.block);
}
