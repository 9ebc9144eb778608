import type { DeliveryView } from '@/domain/delivery/delivery-view';
import type { DeliveryCompare } from './delivery-queries';

/** What an address asks the figures to be held against; one service only against another. */
export function compareOf({ compare, service, against }: DeliveryView): DeliveryCompare {
  return {
    compare: compare || undefined,
    against: service === '' || against === service ? undefined : against || undefined,
  };
}
