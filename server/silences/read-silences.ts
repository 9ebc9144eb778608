import { type MatchedAlert, matcherSchema, matchesAll } from '@/domain/silences/matchers';
import {
  recurrenceSchema,
  SILENCE_KINDS,
  type SilenceAnswer,
  type SilenceList,
  type SilencesParams,
} from '@/domain/silences/schemas';
import { stateAt, windowFrom } from '@/domain/silences/windows';
import { inProject, type ProjectTransaction } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { Silence } from '../db/generated/client';
import { ServiceError } from '../errors';
import { everyAlert } from './every-alert';
import { matchedAlert } from './matched-alert';
import { timesOf } from './silence-times';

const MOST = 500;

/** Silences and maintenance windows: those that end first come first, of those that are over the latest. */
export async function listSilences(
  projectId: string,
  { state }: SilencesParams,
): Promise<SilenceList> {
  const now = new Date(await databaseNow());
  const ends = { open: { gt: now }, over: { lte: now }, all: undefined }[state];
  return inProject(projectId, async (tx) => {
    const rows = await tx.silence.findMany({
      where: { projectId, ...(ends === undefined ? {} : { endsAt: ends }) },
      orderBy: [{ endsAt: state === 'open' ? 'asc' : 'desc' }, { id: 'asc' }],
      take: MOST,
    });
    const open = await openAlerts(tx, projectId);
    return { items: rows.map((row) => answerOf(row, open, now.getTime())), nextCursor: null };
  });
}

/** One, in a transaction that is confined to the project already. @throws ServiceError not_found */
export async function silenceIn(
  tx: ProjectTransaction,
  projectId: string,
  id: string,
): Promise<SilenceAnswer> {
  const row = await tx.silence.findUnique({ where: { projectId_id: { projectId, id } } });
  if (row === null) throw noSilence();
  return answerOf(row, await openAlerts(tx, projectId), await databaseNow());
}

export function noSilence(): ServiceError {
  return new ServiceError('not_found', 'There is no such silence in this project.', {
    hint: 'GET /api/v1/silences?state=all lists those that there are.',
  });
}

async function openAlerts(tx: ProjectTransaction, projectId: string): Promise<MatchedAlert[]> {
  const open: MatchedAlert[] = [];
  for await (const row of everyAlert(tx, { projectId, state: { in: ['firing', 'acknowledged'] } }))
    open.push(matchedAlert(row));
  return open;
}

function answerOf(row: Silence, open: readonly MatchedAlert[], nowMs: number): SilenceAnswer {
  const matchers = matcherSchema.array().parse(row.matchers);
  const times = timesOf(row);
  const window = windowFrom(times, nowMs);
  return {
    id: row.id,
    kind: SILENCE_KINDS.find((kind) => kind === row.kind) ?? 'silence',
    matchers,
    reason: row.reason,
    owner: { team: row.ownerTeam, person: row.ownerId, name: row.ownerName },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    recurrence: row.recurrence === null ? null : recurrenceSchema.parse(row.recurrence),
    state: stateAt(times, nowMs),
    window: window && {
      from: new Date(window.fromMs).toISOString(),
      to: new Date(window.toMs).toISOString(),
    },
    matching: open.filter(matchesAll(matchers)).length,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    endedBy: row.endedBy,
  };
}
