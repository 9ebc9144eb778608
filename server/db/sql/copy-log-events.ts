import type pg from 'pg';
import { Role } from '@/domain/logs/field-rules';
import type { LogEvent } from '@/domain/logs/log-event';
import type { CountedEvent } from '@/domain/logs/log-rollup';
import type { PipelinedStatement } from '../pipelined-statements';
import { BinaryRows, type ByteSource, readBinaryRow, readTimestamp } from './binary-rows';

// The order in which encodeLogEvent writes them.
const COLUMNS = [
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
  'correlation_id',
  'causation_id',
  'tenant',
  'user_id',
  'duration_ms',
  'error_type',
  'error_message',
  'error_stack',
  'attributes',
  'resource',
  'flags',
];

export const LOG_EVENT_ID_BLOCK = 1_048_576;

/** The columns that are written alike, however an event was read. */
function beginEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: Pick<LogEvent, 'timeMs' | 'severityNumber' | 'severityText'>,
  receivedAtMs: number,
): void {
  rows.begin(COLUMNS.length);
  rows.bytes(projectId);
  rows.timestamp(event.timeMs);
  rows.bigint(id);
  rows.timestamp(receivedAtMs);
  rows.smallint(event.severityNumber);
  rows.text(event.severityText);
}

/** Appends one event in COPY's binary form: no escaping here, no parsing of numbers and times there. */
export function encodeLogEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: LogEvent,
  receivedAtMs: number,
): void {
  const { error } = event;
  beginEvent(rows, projectId, id, event, receivedAtMs);
  rows.text(event.service);
  rows.text(event.environment);
  rows.text(event.version);
  rows.text(event.message);
  rows.text(event.traceId);
  rows.text(event.spanId);
  rows.text(event.correlationId);
  rows.text(event.causationId);
  rows.text(event.tenant);
  rows.text(event.user);
  rows.double(event.durationMs);
  rows.text(error === null ? null : error.type);
  rows.text(error === null ? null : error.message);
  rows.text(error === null ? null : error.stack);
  rows.json(event.attributes);
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

/** As `encodeLogEvent`, of an event without an error and flags whose bytes need not change. */
export function encodeScannedLogEvent(
  rows: BinaryRows,
  projectId: Uint8Array,
  id: number,
  event: ScannedLogEvent,
  receivedAtMs: number,
): void {
  const { source, spans } = event;
  beginEvent(rows, projectId, id, event, receivedAtMs);
  for (const slot of SCANNED_TEXTS) {
    rows.span(source, spans[slot * 2] ?? -1, spans[slot * 2 + 1] ?? -1);
  }
  rows.double(event.durationMs);
  // error_type, error_message, error_stack
  for (let i = 0; i < 3; i += 1) rows.text(null);
  rows.jsonMembers(source, event.attributes, event.attributeCount);
  rows.jsonMembers(source, event.resource, event.resourceCount);
  rows.textArray([]);
}

const SCANNED_TEXTS = [
  Role.service,
  Role.environment,
  Role.version,
  Role.message,
  Role.traceId,
  Role.spanId,
  Role.correlationId,
  Role.causationId,
  Role.tenant,
  Role.user,
];

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
  const text = (column: string) => fields[COLUMNS.indexOf(column)]?.toString('utf8') ?? null;
  return {
    timeMs: readTimestamp(fields[COLUMNS.indexOf('ts')]),
    severityNumber: fields[COLUMNS.indexOf('severity')]?.readInt16BE() ?? 0,
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

/**
 * Copies encoded rows into log_event; they become visible with the transaction. The role must be free of row-level
 * security.
 */
export function copyLogEventsStatements(batches: readonly EncodedRows[]): PipelinedStatement[] {
  const total = batches.reduce((sum, { starts }) => sum + starts.length, 0);
  const copies = total >= ROWS_OF_LARGE_COPY ? 1 : Math.ceil(total / ROWS_OF_SMALL_COPY);
  const most = Math.ceil(total / copies);
  const statements: PipelinedStatement[] = [];
  let chunks: Uint8Array[] = [];
  let room = most;
  const close = () => {
    if (chunks.length > 0) statements.push(copyStatement(chunks));
    chunks = [];
    room = most;
  };
  for (const { bytes, starts } of batches) {
    for (let from = 0; from < starts.length; ) {
      const to = Math.min(starts.length, from + room);
      chunks.push(bytes.subarray(starts[from], starts[to] ?? bytes.length));
      room -= to - from;
      from = to;
      if (room === 0) close();
    }
  }
  close();
  return statements;
}

function copyStatement(chunks: readonly Uint8Array[]): PipelinedStatement {
  return {
    text: `COPY log_event (${COLUMNS.join(', ')}) FROM STDIN (FORMAT binary)`,
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
