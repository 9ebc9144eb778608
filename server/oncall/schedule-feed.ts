import { recordAudit } from '../access/record-audit';
import { hashToken, makeToken } from '../access/secret-token';
import type { ProjectContext } from '../context';
import { inProject, systemPool } from '../db/client';
import { findFeed } from '../db/sql/oncall';
import { publicAddress } from '../notifications/public-address';
import { noSuchSchedule } from './change-schedules';
import { readCalendar } from './read-calendar';

/** Gives a schedule an address that calendars can follow, this once; one that it had is good no more. @throws ServiceError not_found */
export async function openFeed({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<{ url: string }> {
  const token = makeToken();
  await setFeed({ ctx, id, token });
  return { url: publicAddress(`/api/calendars/${token}`) };
}

/** Nobody can follow it any more. @throws ServiceError not_found */
export async function closeFeed({ ctx, id }: { ctx: ProjectContext; id: string }): Promise<void> {
  await setFeed({ ctx, id, token: null });
}

interface Feed {
  ctx: ProjectContext;
  id: string;
  token: string | null;
}

async function setFeed({ ctx, id, token }: Feed): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const schedule = await tx.oncallSchedule.findFirst({ where: { projectId, id } });
    if (schedule === null) throw noSuchSchedule();
    await tx.oncallSchedule.updateMany({
      where: { projectId, id },
      data: { feedHash: token === null ? null : hashToken(token) },
    });
    await recordAudit(tx, ctx, {
      action: token === null ? 'schedule.close_feed' : 'schedule.open_feed',
      subject: schedule.name,
    });
  });
}

/** What a calendar that follows a schedule gets; whoever has the address may read it. @throws ServiceError not_found */
export async function readFeed(token: string): Promise<string> {
  const found = await findFeed(systemPool(), hashToken(token));
  if (found === null) throw noSuchSchedule();
  return readCalendar(found.projectId, found.id);
}
