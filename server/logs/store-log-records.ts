import { setImmediate as nextTick } from 'node:timers/promises';
import type { LogEvent } from '@/domain/logs/log-event';
import { LogRollup } from '@/domain/logs/log-rollup';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { BinaryRows, uuidBytes } from '@/server/db/sql/binary-rows';
import { encodeLogEvent, LOG_EVENT_ID_BLOCK } from '@/server/db/sql/copy-log-events';
import type { SampleRow } from '@/server/db/sql/store-ingest';
import { ServiceError } from '@/server/errors';
import { keyLimits } from '@/server/ingest/key-limits';
import { sampleTaker } from '@/server/ingest/sample-taker';
import type { IngestReceipt, RecordError, Submission } from '@/server/ingest/submission';
import { Turns } from '@/server/ingest/turns';
import { LogEventIds } from './log-event-ids';
import type { LogPayload } from './log-payload';
import { logWriter } from './log-store';

/** What became of one record of a request before it is stored. */
export type ReadRecord =
  | { ok: true; event: LogEvent; shape: string }
  | { ok: false; message: string; hint: string };

interface StoreLogRecordsInput {
  key: AuthenticatedKey;
  /** The way in, as in v1/logs. */
  route: string;
  count: number;
  /** Reads record `index`; called once for each, in order. */
  read: (index: number) => ReadRecord;
  /** Record `index` as received, for the ingest doctor; called for few. */
  rawOf: (index: number) => string;
  /** The record's index as its sender counts, where that differs from its place in `read`. */
  indexOf?: (index: number) => number;
  /** Records that were rejected before they could be read. */
  unreadable: RecordError[];
  /** How many those are, where not all of them are told one by one. */
  unreadableCount?: number;
  bytes: number;
  idempotency: Submission<LogPayload>['idempotency'];
}

const ERRORS_LISTED = 1_000;
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
  const { key, count } = input;
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
  const firstId = await ids.take(Math.max(1, count));
  const submission = await inTurn(count, async () => encode(input, firstId, await databaseNow()));
  const outcome = await logWriter().submit(submission);
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
): Promise<Submission<LogPayload>> {
  const { key, count } = input;
  const samples = sampleTaker();
  const projectId = uuidBytes(key.projectId);
  const rows = new BinaryRows(Math.ceil(input.bytes * 1.3) + count * 64);
  const rollup = new LogRollup();
  const days = new Set<string>();
  const rowIndexes: number[] = [];
  const errors: RecordError[] = [...input.unreadable];
  const taken: SampleRow[] = [];
  const sampleAccepted = samples.wantsAccepted(key.id);
  let dayEnd = 0;
  let dayStart = 0;
  for (let position = 0; position < count; position += 1) {
    if (position % RECORDS_A_SLICE === RECORDS_A_SLICE - 1) await pause(position);
    const index = input.indexOf?.(position) ?? position;
    const read = input.read(position);
    if (read.ok) {
      const { event } = read;
      encodeLogEvent(rows, projectId, firstId + rowIndexes.length, event, nowMs);
      rowIndexes.push(index);
      rollup.add(event);
      if (event.timeMs >= dayEnd || event.timeMs < dayStart) {
        dayStart = Math.floor(event.timeMs / 86_400_000) * 86_400_000;
        dayEnd = dayStart + 86_400_000;
        days.add(new Date(dayStart).toISOString().slice(0, 10));
      }
      if (sampleAccepted && taken.length === 0) {
        taken.push(samples.accepted(key, input.route, input.rawOf(position), read.shape));
      }
    } else {
      errors.push({ index, message: read.message, hint: read.hint });
      const sample = samples.rejected(key, input.route, () => input.rawOf(position), read);
      if (sample !== null) taken.push(sample);
    }
  }
  const rejected =
    errors.length - input.unreadable.length + (input.unreadableCount ?? input.unreadable.length);
  errors.sort((a, b) => a.index - b.index);
  const encoded = rows.finish();
  return {
    projectId: key.projectId,
    keyId: key.id,
    payload: { rows: encoded, rowIndexes, rollup, days },
    payloadBytes: encoded.bytes.length,
    samples: taken,
    bytes: input.bytes,
    receipt: { accepted: rowIndexes.length, rejected, errors: errors.slice(0, ERRORS_LISTED) },
    idempotency: input.idempotency,
  };
}
