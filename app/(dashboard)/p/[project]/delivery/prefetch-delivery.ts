import type { DehydratedState } from '@tanstack/react-query';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { compareOf } from '@/components/delivery/compare-choice';
import { type DeliveryFilter, deliveryQueries } from '@/components/delivery/delivery-queries';
import type { DeliveryView } from '@/domain/delivery/delivery-view';
import { answerDeliverySummary } from '@/server/delivery/answer-delivery-summary';
import { readRecentChanges } from '@/server/delivery/read-recent-changes';

const MOST_LISTED = 500;

/** What the delivery page shows first. */
export function prefetchDelivery(
  project: { id: string; slug: string },
  view: DeliveryView,
): Promise<DehydratedState> {
  const { from, to, service, environment, hours } = view;
  const compare = compareOf(view);
  const params = {
    from,
    to,
    service: service || undefined,
    environment: environment || undefined,
  };
  const filter: DeliveryFilter = { project: project.slug, ...params, hours };
  return prefetchQueries((client) => [
    client.prefetchQuery({
      ...deliveryQueries.summary(filter, compare),
      queryFn: () => answerDeliverySummary(project.id, { ...params, hours, ...compare }),
    }),
    client.prefetchQuery({
      ...deliveryQueries.deployments(filter),
      queryFn: () => readRecentChanges(project.id, { ...params, limit: MOST_LISTED }),
    }),
  ]);
}
