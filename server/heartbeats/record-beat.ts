import { currentState, takeBeat } from '@/domain/heartbeats/heartbeat-record';
import { readBeat } from '@/domain/heartbeats/read-beat';
import { type BeatParams, USUAL_SCHEDULE } from '@/domain/heartbeats/schemas';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { breakWhenOverdue } from '@/server/db/break-overdue';
import { type DatabaseClient, ingestPool } from '@/server/db/client';
import {
  insertBeat,
  insertHeartbeat,
  lockHeartbeat,
  nameHeartbeatService,
  readClock,
  type StoredHeartbeat,
  saveHeartbeat,
} from '@/server/db/sql/heartbeats';
import { notifyFollowers } from '@/server/db/sql/notify';
import { storeIngestAccountStatement } from '@/server/db/sql/store-ingest';
import { ServiceError } from '@/server/errors';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { keyLimits } from '@/server/ingest/key-limits';
import { recordUnreadableBody } from '@/server/ingest/record-unreadable-body';
import { sampleTaker } from '@/server/ingest/sample-taker';
import { noteServicesSoon } from '@/server/services/note-services-soon';

const ROUTE = 'v1/heartbeats';
const MOST_HEARTBEATS = 1_000;
const LIMIT_MS = 10_000;

interface BeatInput {
  key: AuthenticatedKey;
  project: KeyProject;
  slug: string;
  params: BeatParams;
  /** What the job had to say. */
  body: string;
}

export interface BeatAnswer {
  slug: string;
  status: 'ok' | 'fail';
  at: string;
  nextExpectedAt: string | null;
  /** It is paused: nobody waits for it, and its beats are kept all the same. */
  paused: boolean;
}

/**
 * Takes a job's sign of life; answers after the commit.
 * @throws ServiceError `not_found` for a job that nobody made, `rate_limited`, `quota_exceeded`, `invalid`
 */
export async function recordBeat(input: BeatInput): Promise<BeatAnswer> {
  await keyLimits().charge(input.key, 1);
  const client = await ingestPool().connect();
  const finished = breakWhenOverdue(client, LIMIT_MS);
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    const answer = await beatIn(client, input);
    keyLimits().noteStored(input.key.id, 1);
    await client.query('COMMIT');
    noteServicesSoon([
      {
        projectId: input.project.id,
        service: input.params.service ?? null,
        environment: null,
        signal: 'heartbeats',
      },
    ]);
    await notifyFollowers(client, input.project.id, 'beat');
    return answer;
  } catch (error) {
    const expected = error instanceof ServiceError;
    if (!expected) failure = error instanceof Error ? error : new Error(String(error));
    else {
      await client.query('ROLLBACK');
      await showToDoctor(input, error);
    }
    throw error;
  } finally {
    finished();
    client.release(failure);
  }
}

async function beatIn(client: DatabaseClient, input: BeatInput): Promise<BeatAnswer> {
  const { key, project, slug, params, body } = input;
  const place = { projectId: project.id, slug };
  const known = (await lockHeartbeat(client, project.id, slug)) ?? (await make(client, input));
  const context = acceptanceContext(await readClock(client), project);
  const beat = readBeat(params, body, context);
  const { scheduleIsSet } = known;
  // A crontab that says how often it runs is believed when it changes, until a person said otherwise.
  const schedule = scheduleIsSet
    ? {}
    : {
        everySeconds: params.every ?? known.everySeconds,
        graceSeconds: params.grace ?? known.graceSeconds,
      };
  const { record, spells } = takeBeat(known, beat);
  const after = { ...record, ...schedule };
  await saveHeartbeat(client, place, { record: after, spells, scheduleIsSet });
  await insertBeat(client, place, beat);
  if (params.service !== undefined && params.service !== known.service)
    await nameHeartbeatService(client, place, params.service);
  await account(client, key, JSON.stringify({ slug, ...params, message: beat.message }));
  const { nextExpectedMs } = currentState(after, beat.timeMs);
  return {
    slug,
    status: beat.status,
    at: new Date(beat.timeMs).toISOString(),
    nextExpectedAt: nextExpectedMs === null ? null : new Date(nextExpectedMs).toISOString(),
    paused: after.pausedMs !== null,
  };
}

async function make(
  client: DatabaseClient,
  { project, slug, params }: BeatInput,
): Promise<StoredHeartbeat> {
  if (!params.create) {
    throw new ServiceError('not_found', `There is no heartbeat “${slug}” in this project.`, {
      hint: `Add ?create=1 to make it with its first beat, and &every=300&grace=60 to say how often it comes (seconds).`,
    });
  }
  const schedule = {
    everySeconds: params.every ?? USUAL_SCHEDULE.everySeconds,
    graceSeconds: params.grace ?? USUAL_SCHEDULE.graceSeconds,
  };
  const isMade = await insertHeartbeat(
    client,
    { projectId: project.id, slug, ...schedule },
    MOST_HEARTBEATS,
  );
  const made = isMade ? await lockHeartbeat(client, project.id, slug) : null;
  if (made !== null) return made;
  throw new ServiceError(
    'invalid',
    `This project has ${MOST_HEARTBEATS} heartbeats, the most that it may have.`,
    { hint: 'Delete those that are no longer needed, and keep ids out of their names.' },
  );
}

async function account(client: DatabaseClient, key: AuthenticatedKey, raw: string): Promise<void> {
  const { id: keyId, projectId } = key;
  const samples = sampleTaker().wantsAccepted(keyId)
    ? [sampleTaker().accepted(key, ROUTE, raw, 'heartbeat')]
    : [];
  const usage = { projectId, keyId, requests: 1, accepted: 1, rejected: 0, bytes: raw.length };
  const statement = storeIngestAccountStatement({
    lane: 0,
    usage: [usage],
    samples,
    firstEventOf: [projectId],
  });
  await client.query(statement);
}

function showToDoctor({ key, slug, params }: BeatInput, error: ServiceError): Promise<void> {
  const { message, hint = '' } = error;
  const text = JSON.stringify({ slug, ...params });
  return recordUnreadableBody({ key, route: ROUTE, text, message, hint });
}
