import { CHANNEL_KINDS } from '@/domain/notifications/channel';
import {
  type ChannelList,
  type ListedChannel,
  listedChannelSchema,
} from '@/domain/notifications/schemas';
import type { ProjectContext } from '../context';
import { inProject, readInProject } from '../db/client';
import { selectLastDeliveries } from '../db/sql/read-notifications';
import { listDelivery } from './list-delivery';
import { hasMailServer } from './outgoing/send-mail';

const DELIVERIES_TOLD = 5;

/** A project's channels in the order they were added, each with its last deliveries. */
export async function listChannels({ projectId }: ProjectContext): Promise<ChannelList> {
  const rows = await inProject(projectId, (tx) =>
    tx.notificationChannel.findMany({
      where: { projectId },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  );
  const deliveries = await readInProject(projectId, (client) =>
    selectLastDeliveries(
      client,
      projectId,
      rows.map(({ id }) => id),
      DELIVERIES_TOLD,
    ),
  );
  const items = rows.flatMap((row): ListedChannel[] => {
    const kind = CHANNEL_KINDS.find((one) => one === row.kind);
    if (kind === undefined) return [];
    const { id, name, address, isPaused, disabledReason } = row;
    return [
      {
        id,
        kind,
        name,
        address,
        leastSeverity: listedChannelSchema.shape.leastSeverity
          .catch('info')
          .parse(row.leastSeverity),
        isPaused,
        disabledReason,
        createdAt: row.createdAt.toISOString(),
        deliveries: deliveries.filter(({ targetId }) => targetId === id).flatMap(listDelivery),
      },
    ];
  });
  return { items, hasMailServer: hasMailServer() };
}
