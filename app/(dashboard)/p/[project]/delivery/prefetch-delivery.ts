import type { DehydratedState } from '@tanstack/react-query';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { type DeliveryFilter, deliveryQueries } from '@/components/delivery/delivery-queries';
import type { DeliveryView } from '@/domain/delivery/delivery-view';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { readRecentChanges } from '@/server/delivery/read-recent-changes';

const MOST_LISTED = 500;

/** What the delivery page shows first; in business hours only the browser knows the zone. */
export function prefetchDelivery(
  project: { id: string; slug: string },
  { from, to, service, environment, hours }: DeliveryView,
): Promise<DehydratedState> {
  const params = {
    from,
    to,
    service: service || undefined,
    environment: environment || undefined,
  };
  const filter: DeliveryFilter = { project: project.slug, ...params, hours };
  return prefetchQueries((client) => [
    ...(hours === 'business'
      ? []
      : [
          client.prefetchQuery({
            ...deliveryQueries.summary(filter),
            queryFn: () => answerDeliverySummary(project.id, { ...params, hours, timeZone: 'UTC' }),
          }),
        ]),
    client.prefetchQuery({
      ...deliveryQueries.deployments(filter),
      queryFn: () => readRecentChanges(project.id, { ...params, limit: MOST_LISTED }),
    }),
  ]);
}
