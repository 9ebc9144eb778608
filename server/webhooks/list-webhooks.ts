import { WEBHOOK_KINDS } from '@/domain/webhooks/webhook-facts';
import {
  type ListedDelivery,
  type ListedWebhook,
  serviceMappingsSchema,
  webhookDeliverySchema,
} from '@/domain/webhooks/webhook-list';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { noSuchWebhook } from './renew-webhook-secret';
import { openWebhookSecret } from './webhook-secret';

const DELIVERIES_SHOWN = 50;

/** A project's endpoints, newest first, with what their deliveries of the last days came to. */
export async function listWebhooks({ projectId }: ProjectContext): Promise<ListedWebhook[]> {
  return inProject(projectId, async (tx) => {
    const endpoints = await tx.webhookEndpoint.findMany({
      where: { projectId },
      orderBy: { createdAt: 'desc' },
    });
    const counts = await tx.webhookDelivery.groupBy({
      by: ['endpointId', 'outcome'],
      where: { projectId },
      _count: true,
      _max: { receivedAt: true },
    });
    return endpoints.flatMap((endpoint): ListedWebhook[] => {
      const kind = WEBHOOK_KINDS.find((one) => one === endpoint.kind);
      if (kind === undefined) return [];
      const own = counts.filter(({ endpointId }) => endpointId === endpoint.id);
      const count = (outcome: string) => own.find((one) => one.outcome === outcome)?._count ?? 0;
      const times = own.flatMap(({ _max }) => _max.receivedAt?.getTime() ?? []);
      return [
        {
          id: endpoint.id,
          kind,
          name: endpoint.name,
          services: serviceMappingsSchema.catch([]).parse(endpoint.services),
          createdAt: endpoint.createdAt.toISOString(),
          lastDeliveryAt: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
          stored: count('stored'),
          ignored: count('ignored'),
          refused: count('refused'),
          isReadable: openWebhookSecret(endpoint) !== null,
        },
      ];
    });
  });
}

/** The last deliveries of an endpoint, newest first. @throws ServiceError not_found */
export async function listDeliveries(
  { projectId }: ProjectContext,
  endpointId: string,
): Promise<ListedDelivery[]> {
  return inProject(projectId, async (tx) => {
    const endpoint = await tx.webhookEndpoint.findFirst({ where: { projectId, id: endpointId } });
    if (endpoint === null) throw noSuchWebhook();
    const rows = await tx.webhookDelivery.findMany({
      where: { projectId, endpointId },
      orderBy: { receivedAt: 'desc' },
      take: DELIVERIES_SHOWN,
    });
    return rows.map((row) =>
      webhookDeliverySchema.parse({
        id: row.deliveryId,
        event: row.event,
        receivedAt: row.receivedAt.toISOString(),
        outcome: row.outcome,
        reason: row.reason,
        became: row.became,
      }),
    );
  });
}
