import { randomUUID } from 'node:crypto';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { enqueueNotices } from './enqueue-notices';
import { noSuchChannel } from './no-such-channel';

/** Sends a test message the way that alerts go, through the outbox; the channel's deliveries tell how it went. */
export async function testChannel({ ctx, id }: { ctx: ProjectContext; id: string }): Promise<void> {
  const { projectId, actor } = ctx;
  await inProject(projectId, async (tx) => {
    const channel = await tx.notificationChannel.findFirst({ where: { projectId, id } });
    if (channel === null) throw noSuchChannel();
    const key = `test/${randomUUID()}`;
    const project = await tx.project.findFirstOrThrow({ where: { id: projectId } });
    await enqueueNotices(tx, [
      {
        projectId,
        dedupeKey: key,
        alertId: null,
        incidentId: null,
        transition: 'test',
        target: { kind: 'channel', id, label: channel.name },
        payload: {
          subject: `alerts of ${project.name} reach ${channel.name}`,
          severity: 'info',
          service: null,
          text: `${actor.name} sent this from the settings. Nothing is wrong.`,
          facts: [],
          path: `/p/${project.slug}/settings/channels`,
          runbookUrl: null,
          by: actor.name,
          thread: key,
        },
      },
    ]);
    await recordAudit(tx, ctx, { action: 'channel.test', subject: channel.name });
  });
}
