import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { ServiceError } from '@/server/errors';
import { keyLimits } from '@/server/ingest/key-limits';
import { ReceiptDraft } from '@/server/ingest/receipt-draft';
import type { IngestReceipt, RecordError, Submission } from '@/server/ingest/submission';
import { submitOnce } from '@/server/ingest/submit-once';
import type { SignalRecord } from './signal-record';
import { type SignalPayload, signalWriter } from './signal-store';

/** What one record of a request told: rows of one or several kinds, or why it could not be read. */
export type SignalReading =
  | { ok: true; records: readonly SignalRecord[]; shape: string }
  | { ok: false; message: string; hint: string };

interface StoreSignalRecordsInput {
  key: AuthenticatedKey;
  /** The way in, as in v1/queues/samples. */
  route: string;
  count: number;
  /** Reads record `position`; called once for each, in order. */
  read: (position: number) => SignalReading;
  /** Record `position` as received, for the ingest doctor; called for few. */
  rawOf: (position: number) => string;
  /** The record's index as its sender counts, where that differs from its position. */
  indexOf?: (position: number) => number;
  unreadable: readonly RecordError[];
  /** How many those are, where not all of them are told one by one. */
  unreadableCount?: number | undefined;
  bytes: number;
  idempotency: Submission<SignalPayload>['idempotency'];
}

const MOST_RECORDS = 100_000;
/** After so many records (about a millisecond) whatever else waits gets its turn. */
const RECORDS_A_TURN = 200;

/**
 * Reads a request's records and stores what they told in a group commit; answers once it is committed.
 * @throws ServiceError `rate_limited`, `quota_exceeded`, `idempotency_mismatch`, `payload_too_large`, `unavailable`
 */
export async function storeSignalRecords(input: StoreSignalRecordsInput): Promise<IngestReceipt> {
  const { key, count } = input;
  if (count > MOST_RECORDS) {
    throw new ServiceError(
      'payload_too_large',
      `One request may hold ${MOST_RECORDS} records; this one holds ${count}.`,
      { hint: 'Split it into smaller batches; a thousand records a request is a good size.' },
    );
  }
  await keyLimits().charge(key, count);
  const draft = new ReceiptDraft(input);
  const payload: { index: number; records: readonly SignalRecord[] }[] = [];
  for (let position = 0; position < count; position += 1) {
    if (position % RECORDS_A_TURN === RECORDS_A_TURN - 1) await nextTurn();
    const index = input.indexOf?.(position) ?? position;
    const read = input.read(position);
    const rawOf = () => input.rawOf(position);
    if (!read.ok) {
      draft.reject(index, rawOf, read);
      continue;
    }
    draft.accept(rawOf, read.shape);
    payload.push({ index, records: read.records });
  }
  return submitOnce(signalWriter(), {
    projectId: key.projectId,
    keyId: key.id,
    payload,
    payloadBytes: input.bytes,
    bytes: input.bytes,
    idempotency: input.idempotency,
    ...draft.finish(),
  });
}
