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
import type { Prisma, Silence } from '../db/generated/client';
import { readTimeCursor, type TimePlace, writeTimeCursor } from '../db/list-cursor';
import { ServiceError } from '../errors';
import { everyAlert } from './every-alert';
import { matchedAlert } from './matched-alert';
import { timesOf } from './silence-times';

/**
 * Silences and maintenance windows, a page of them: those that end first come first, of those that are over the latest.
 * @throws ServiceError invalid for a cursor that is none
 */
export async function listSilences(
  projectId: string,
  { state, limit = 500, cursor }: Pick<SilencesParams, 'state'> & Partial<SilencesParams>,
): Promise<SilenceList> {
  const now = new Date(await databaseNow());
  const ends = { open: { gt: now }, over: { lte: now }, all: undefined }[state];
  const isRising = state === 'open';
  const after = cursor === undefined ? null : readTimeCursor(cursor);
  return inProject(projectId, async (tx) => {
    const rows = await tx.silence.findMany({
      where: {
        projectId,
        AND: [
          ends === undefined ? {} : { endsAt: ends },
          after === null ? {} : behind(after, isRising),
        ],
      },
      orderBy: [{ endsAt: isRising ? 'asc' : 'desc' }, { id: 'asc' }],
      take: limit + 1,
    });
    const open = await openAlerts(tx, projectId);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((row) => answerOf(row, open, now.getTime())),
      nextCursor:
        rows.length > limit && last !== undefined
          ? writeTimeCursor({ at: last.endsAt, id: last.id })
          : null,
    };
  });
}

function behind({ at, id }: TimePlace, isRising: boolean): Prisma.SilenceWhereInput {
  const beyond = isRising ? { gt: at } : { lt: at };
  return { OR: [{ endsAt: beyond }, { endsAt: at, id: { gt: id } }] };
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
