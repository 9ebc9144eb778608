import { setImmediate as nextTick } from 'node:timers/promises';
import { unpackLogRollup } from '@/domain/logs/packed-log-rollup';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { LOG_EVENT_ID_BLOCK, setLogEventIds } from '@/server/db/sql/copy-log-events';
import type { SampleRow } from '@/server/db/sql/store-ingest';
import { ServiceError } from '@/server/errors';
import { keyLimits } from '@/server/ingest/key-limits';
import { REJECTED_A_SECOND, sampleTaker } from '@/server/ingest/sample-taker';
import type { IngestReceipt, RecordError, Submission } from '@/server/ingest/submission';
import { Turns } from '@/server/ingest/turns';
import type { EncodedLogBody } from './encode-log-body';
import { type EncodedLogs, LogEncoder, REFUSED_TOLD, type ReadRecord } from './log-encoder';
import { LogEventIds } from './log-event-ids';
import type { LogPayload } from './log-payload';
import { logWriter } from './log-store';

/** What a request's records are stored with, whoever encoded them. */
interface LogRequest {
  key: AuthenticatedKey;
  /** The way in, as in v1/logs. */
  route: string;
  /** Record at `position` as received, for the ingest doctor; called for few. */
  rawOf: (position: number) => string;
  /** Records that were rejected before they could be read. */
  unreadable: RecordError[];
  /** How many those are, where not all of them are told one by one. */
  unreadableCount?: number;
  bytes: number;
  idempotency: Submission<LogPayload>['idempotency'];
}

interface StoreLogRecordsInput extends LogRequest {
  count: number;
  /** Reads record `index`; called once for each, in order. */
  read: (index: number) => ReadRecord;
  /** The record's index as its sender counts, where that differs from its place in `read`. */
  indexOf?: (index: number) => number;
}

/** After so many records (about a millisecond) whatever else waits goes on: small requests, and the database's answers. */
const RECORDS_A_SLICE = 200;
/** After so many records a large request lets the next one go first. */
const RECORDS_A_TURN = 2_000;
/**
 * Requests of more than a slice are encoded one after another. Encoded side by side they would all be done at the same
 * late moment, and the database would have nothing to do before and everything at once then.
 */
const turns = new Turns();
const ids = new LogEventIds();

/**
 * Reads, counts and encodes a request's records, then stores them in a group commit. Answers once they are committed.
 * @throws ServiceError `rate_limited`, `quota_exceeded`, `idempotency_mismatch`, `payload_too_large`, `unavailable`
 */
export async function storeLogRecords(input: StoreLogRecordsInput): Promise<IngestReceipt> {
  const { count } = input;
  const firstId = await admit(input.key, count);
  const nowMs = await databaseNow();
  return store(input, await inTurn(count, () => encode(input, firstId, nowMs)));
}

/** As `storeLogRecords`, for records that a thread has encoded. */
export async function storeEncodedLogs(
  request: Pick<LogRequest, 'key' | 'route' | 'bytes' | 'idempotency'>,
  encoded: EncodedLogBody,
): Promise<IngestReceipt> {
  const firstId = await admit(request.key, encoded.count);
  const { bytes } = encoded.rows;
  const rows = {
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    starts: encoded.rows.starts,
  };
  setLogEventIds(rows, firstId);
  const { unreadable, unreadableCount } = encoded;
  const payload = {
    rows,
    rowIndexes: encoded.rowIndexes,
    rollup: unpackLogRollup(encoded.counts),
    days: new Set(encoded.days),
  };
  const rawOf = (position: number) => encoded.raws.get(position) ?? '';
  return store({ ...request, rawOf, unreadable, unreadableCount }, { ...encoded, payload });
}

/** Charges the key for the records and answers the first of their ids. */
async function admit(key: AuthenticatedKey, count: number): Promise<number> {
  if (count > LOG_EVENT_ID_BLOCK / 4) {
    throw new ServiceError(
      'payload_too_large',
      `One request may hold ${LOG_EVENT_ID_BLOCK / 4} records; this one holds ${count}.`,
      {
        hint: 'Split it into smaller batches; a thousand records a request is a good size.',
      },
    );
  }
  await keyLimits().charge(key, count);
  return ids.take(Math.max(1, count));
}

async function store(request: LogRequest, encoded: EncodedLogs): Promise<IngestReceipt> {
  const outcome = await logWriter().submit(submissionOf(request, encoded));
  if (outcome.kind === 'mismatch') {
    throw new ServiceError(
      'idempotency_mismatch',
      'This Idempotency-Key was used before with a different payload.',
      {
        hint: 'Use a new key for a new batch; keep the key only over retries of the same bytes.',
      },
    );
  }
  return outcome.receipt;
}

async function inTurn<T>(count: number, work: () => Promise<T>): Promise<T> {
  if (count <= RECORDS_A_SLICE) return work();
  await turns.take();
  try {
    return await work();
  } finally {
    turns.pass();
  }
}

async function pause(position: number): Promise<void> {
  await nextTick();
  if (position % RECORDS_A_TURN !== RECORDS_A_TURN - 1) return;
  turns.pass();
  await turns.take();
}

async function encode(
  input: StoreLogRecordsInput,
  firstId: number,
  nowMs: number,
): Promise<EncodedLogs> {
  const { key, count, bytes } = input;
  const encoder = new LogEncoder({ projectId: key.projectId, firstId, nowMs, bytes, count });
  for (let position = 0; position < count; position += 1) {
    if (position % RECORDS_A_SLICE === RECORDS_A_SLICE - 1) await pause(position);
    encoder.take(position, input.indexOf?.(position) ?? position, input.read(position));
  }
  return encoder.finish();
}

function submissionOf(request: LogRequest, encoded: EncodedLogs): Submission<LogPayload> {
  const { key, unreadable } = request;
  const { payload, refused, refusedCount } = encoded;
  const told = refused.map(({ index, message, hint }) => ({ index, message, hint }));
  const errors = [...unreadable, ...told].sort((a, b) => a.index - b.index);
  return {
    projectId: key.projectId,
    keyId: key.id,
    payload,
    payloadBytes: payload.rows.bytes.length,
    samples: samplesOf(request, encoded),
    bytes: request.bytes,
    receipt: {
      accepted: payload.rowIndexes.length,
      rejected: refusedCount + (request.unreadableCount ?? unreadable.length),
      errors: errors.slice(0, REFUSED_TOLD),
    },
    idempotency: request.idempotency,
  };
}

/** What the ingest doctor keeps of the records. */
function samplesOf({ key, route, rawOf }: LogRequest, encoded: EncodedLogs): SampleRow[] {
  const samples = sampleTaker();
  const rows: SampleRow[] = [];
  const { firstTaken } = encoded;
  if (firstTaken !== null && samples.wantsAccepted(key.id)) {
    rows.push(samples.accepted(key, route, rawOf(firstTaken.position), firstTaken.shape));
  }
  for (const record of encoded.refused.slice(0, REJECTED_A_SECOND)) {
    const sample = samples.rejected(key, route, () => rawOf(record.position), record);
    if (sample !== null) rows.push(sample);
  }
  return rows;
}
