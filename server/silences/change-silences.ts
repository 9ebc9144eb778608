import { describeMatchers } from '@/domain/silences/describe-matchers';
import { matcherSchema } from '@/domain/silences/matchers';
import {
  MOST_SERIES_DAYS,
  MOST_SILENCE_DAYS,
  type SilenceAnswer,
  type SilenceInput,
  type SilencePatch,
} from '@/domain/silences/schemas';
import { type Recurrence, tellAtMs, windowFrom } from '@/domain/silences/windows';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction, systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { Prisma, type Silence } from '../db/generated/client';
import { notifyFollowers } from '../db/sql/notify';
import { WAKE_SILENCED } from '../db/sql/silences';
import { ServiceError } from '../errors';
import { noSilence, silenceIn } from './read-silences';
import { ownerOf } from './silence-owner';
import { timesOf } from './silence-times';

interface Asked {
  ctx: ProjectContext;
}

/** @throws ServiceError invalid for times that cannot be; not_found for an owner who is no member */
export async function createSilence({
  ctx,
  input,
}: Asked & { input: SilenceInput }): Promise<SilenceAnswer> {
  const { projectId } = ctx;
  const nowMs = Math.floor(await databaseNow());
  const startsMs = Math.max(input.startsAt ?? nowMs, nowMs);
  const endsMs = input.endsAt ?? startsMs + (input.minutes ?? 0) * 60_000;
  const { recurrence, matchers, kind, reason } = input;
  checkTimes({ startsMs, endsMs, recurrence }, nowMs);
  const owner = await ownerOf(ctx, input.owner);
  const id = crypto.randomUUID();
  const answer = await inProject(projectId, async (tx) => {
    await tx.silence.create({
      data: {
        projectId,
        id,
        kind,
        matchers,
        reason,
        ...owner,
        startsAt: new Date(startsMs),
        endsAt: new Date(endsMs),
        recurrence: recurrence ?? Prisma.DbNull,
        tellAt: new Date(tellAtMs({ startsMs, endsMs })),
        createdBy: ctx.actor.name,
        createdAt: new Date(nowMs),
      },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: 'silence.create',
      subject: describeMatchers(matchers),
      details: { reason, until: new Date(endsMs).toISOString() },
    });
    return silenceIn(tx, projectId, id);
  });
  await notifyFollowers(systemPool(), projectId, 'alert');
  return answer;
}

/** Another end, or other words. @throws ServiceError not_found, invalid, conflict when it is over */
export async function changeSilence({
  ctx,
  id,
  patch,
}: Asked & { id: string; patch: SilencePatch }): Promise<SilenceAnswer> {
  const nowMs = Math.floor(await databaseNow());
  return change({ ctx, id, nowMs }, 'silence.change', (row) => {
    const { minutes, reason } = patch;
    const endsMs =
      patch.endsAt ?? (minutes === undefined ? row.endsAt.getTime() : nowMs + minutes * 60_000);
    const times = { ...timesOf(row), endsMs };
    if (endsMs !== row.endsAt.getTime()) checkTimes(times, nowMs);
    return {
      endsAt: new Date(endsMs),
      ...(endsMs === row.endsAt.getTime() ? {} : { tellAt: new Date(tellAtMs(times)) }),
      ...(reason === undefined ? {} : { reason }),
    };
  });
}

/** Ends it now: what it matches and still fires pages at once. @throws ServiceError not_found, conflict when it is over */
export async function endSilence({ ctx, id }: Asked & { id: string }): Promise<SilenceAnswer> {
  const nowMs = Math.floor(await databaseNow());
  return change({ ctx, id, nowMs }, 'silence.end', (row) => ({
    endsAt: new Date(nowMs),
    // One that has not begun never held.
    startsAt: new Date(Math.min(nowMs, row.startsAt.getTime())),
    tellAt: null,
    endedBy: ctx.actor.name,
  }));
}

async function change(
  { ctx, id, nowMs }: Asked & { id: string; nowMs: number },
  action: string,
  dataOf: (row: Silence) => Prisma.SilenceUpdateManyMutationInput & { endsAt: Date },
): Promise<SilenceAnswer> {
  const { projectId } = ctx;
  const answer = await inProject(projectId, async (tx) => {
    const row = await tx.silence.findUnique({ where: { projectId_id: { projectId, id } } });
    if (row === null) throw noSilence();
    const data = dataOf(row);
    const { count } = await tx.silence.updateMany({
      where: { projectId, id, endsAt: row.endsAt, AND: { endsAt: { gt: new Date(nowMs) } } },
      data,
    });
    if (count === 0)
      throw new ServiceError('conflict', 'This silence is over, or was changed just now.', {
        hint: 'Look at it again; one that is over stays as what happened: make another.',
      });
    if (data.endsAt < row.endsAt) await wake(tx, projectId, id);
    await recordAudit(tx, ctx, {
      action,
      subject: describeMatchers(matcherSchema.array().parse(row.matchers)),
      details: { until: data.endsAt.toISOString() },
    });
    return silenceIn(tx, projectId, id);
  });
  await notifyFollowers(systemPool(), projectId, 'alert');
  return answer;
}

async function wake(tx: ProjectTransaction, projectId: string, id: string): Promise<void> {
  await tx.$executeRawUnsafe(WAKE_SILENCED, projectId, id);
}

/** @throws ServiceError invalid */
function checkTimes(
  times: { startsMs: number; endsMs: number; recurrence: Recurrence | null },
  nowMs: number,
): void {
  const { startsMs, endsMs, recurrence } = times;
  const most = recurrence === null ? MOST_SILENCE_DAYS : MOST_SERIES_DAYS;
  const wrong =
    endsMs <= nowMs
      ? `must be in the future; got ${new Date(endsMs).toISOString()}`
      : endsMs <= startsMs
        ? `must be after its start, ${new Date(startsMs).toISOString()}`
        : endsMs - startsMs > most * 86_400_000
          ? `must be within ${most} days of its start: change the rule instead`
          : windowFrom(times, startsMs) === null
            ? 'comes before the first window of the recurrence'
            : null;
  if (wrong === null) return;
  throw new ServiceError('invalid', `The silence: endsAt ${wrong}.`, {
    details: [{ path: 'endsAt', message: wrong }],
  });
}
