import { ingestReceiptSchema } from '@/domain/openapi/ingest-receipt';
import { breakWhenOverdue } from '@/server/db/break-overdue';
import { type DatabaseClient, ingestPool } from '@/server/db/client';
import { runPipelined } from '@/server/db/pipelined-statements';
import {
  type IdempotentRequest,
  readIngestRequest,
  reserveIngestRequests,
} from '@/server/db/sql/ingest-request';
import {
  type IngestAccount,
  storeIngestAccountStatement,
  type UsageRow,
} from '@/server/db/sql/store-ingest';
import { ServiceError } from '@/server/errors';
import { keyLimits } from './key-limits';
import type { SignalStore, StoredOutcome, Submission } from './submission';

const projectsWithEvents = new Set<string>();

/** A group takes milliseconds; senders give up waiting after ten seconds or more. */
const GROUP_LIMIT_MS = 15_000;

/** Finds the submissions whose Idempotency-Key was stored before. */
async function reserve<Payload>(
  client: DatabaseClient,
  submissions: readonly Submission<Payload>[],
): Promise<Set<Submission<Payload>>> {
  const keyed = submissions.flatMap((submission) => {
    const { idempotency, projectId, receipt } = submission;
    if (idempotency === null) return [];
    const { key: idempotencyKey, payloadHash } = idempotency;
    const request: IdempotentRequest = {
      projectId,
      idempotencyKey,
      payloadHash,
      response: receipt,
    };
    return [{ submission, request }];
  });
  const reserved = await reserveIngestRequests(
    client,
    keyed.map(({ request }) => request),
  );
  return new Set(
    keyed.filter((_, index) => !reserved.has(index)).map(({ submission }) => submission),
  );
}

function accountOf(submissions: readonly Submission<unknown>[], lane: number): IngestAccount {
  const usage = new Map<string, UsageRow>();
  const withEvents = new Set<string>();
  for (const { projectId, keyId, receipt, bytes } of submissions) {
    const usageKey = `${projectId} ${keyId}`;
    const row = usage.get(usageKey) ?? {
      projectId,
      keyId,
      requests: 0,
      accepted: 0,
      rejected: 0,
      bytes: 0,
    };
    row.requests += 1;
    row.accepted += receipt.accepted;
    row.rejected += receipt.rejected;
    row.bytes += bytes;
    usage.set(usageKey, row);
    if (receipt.accepted > 0) withEvents.add(projectId);
  }
  return {
    lane,
    usage: [...usage.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    samples: submissions.flatMap(({ samples }) => samples),
    firstEventOf: [...withEvents].filter((projectId) => !projectsWithEvents.has(projectId)),
  };
}

/**
 * Stores a group of submissions in one transaction: reservations, records, usage, samples. Answers one outcome a
 * submission, in order, only after the commit; throws (and has stored nothing) when the transaction failed.
 * With `rollBack` nothing is kept: a trial of whether the database takes it. `lane`: see IngestAccount.
 */
export async function storeSubmissions<Payload>(
  { statements, prepare }: SignalStore<Payload>,
  submissions: readonly Submission<Payload>[],
  options: { rollBack?: boolean; lane?: number } = {},
): Promise<StoredOutcome[]> {
  const client = await ingestPool().connect();
  const finished = breakWhenOverdue(client, GROUP_LIMIT_MS);
  let failure: Error | undefined;
  try {
    const seen = await begin(client, submissions);
    const fresh = seen === null ? submissions : submissions.filter((s) => !seen.has(s));
    const account = accountOf(fresh, options.lane ?? 0);
    const reading = prepare?.(fresh) ?? null;
    const hasBegun = seen !== null || reading !== null;
    if (seen === null && reading !== null) await client.query('BEGIN');
    const stored = reading === null ? statements(fresh) : await reading(client);
    // One round trip: on a busy process each further one would wait for its turn.
    await runPipelined(client, [
      ...(hasBegun ? [] : [{ text: 'BEGIN' }]),
      ...stored,
      storeIngestAccountStatement(account),
    ]);
    // The commit is sent only once the rest is known to be there: a database that hangs and is given up on must not
    // store, when it goes on, what its sender was told to send again.
    if (options.rollBack === true) await client.query('ROLLBACK');
    else {
      await commit(client, account);
      for (const projectId of account.firstEventOf) projectsWithEvents.add(projectId);
    }
    return await Promise.all(
      submissions.map(async (submission): Promise<StoredOutcome> => {
        if (seen?.has(submission) !== true) return { kind: 'stored', receipt: submission.receipt };
        return replay(client, submission);
      }),
    );
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    finished();
    // A connection that failed is closed, which rolls its transaction back.
    client.release(failure);
  }
}

async function commit(client: DatabaseClient, { usage }: IngestAccount): Promise<void> {
  const limits = keyLimits();
  for (const { keyId, accepted } of usage) limits.noteStored(keyId, accepted);
  try {
    await client.query('COMMIT');
  } catch (error) {
    for (const { keyId, accepted } of usage) limits.noteStored(keyId, -accepted);
    throw error;
  }
}

/** Begins the transaction where there are keys to reserve first; answers those stored before, null when there are none. */
async function begin<Payload>(
  client: DatabaseClient,
  submissions: readonly Submission<Payload>[],
): Promise<Set<Submission<Payload>> | null> {
  if (submissions.every(({ idempotency }) => idempotency === null)) return null;
  await client.query('BEGIN');
  return reserve(client, submissions);
}

/**
 * What the first request with this key was answered.
 * @throws ServiceError `unavailable` when its row was tidied away in this very moment; the sender tries again.
 */
async function replay(
  client: DatabaseClient,
  { idempotency, projectId }: Submission<unknown>,
): Promise<StoredOutcome> {
  const known =
    idempotency === null ? null : await readIngestRequest(client, projectId, idempotency.key);
  if (known === null || idempotency === null) {
    throw new ServiceError(
      'unavailable',
      'The earlier request with this Idempotency-Key has just expired.',
      { hint: 'Send the request again.', retryAfterSeconds: 1 },
    );
  }
  if (!known.payloadHash.equals(idempotency.payloadHash)) return { kind: 'mismatch' };
  // jsonb keeps no order of keys; the answer is to be the first one to the letter.
  return { kind: 'replayed', receipt: ingestReceiptSchema.parse(known.response) };
}
