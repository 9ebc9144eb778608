import { systemPool } from '@/server/db/client';
import { deleteOldCode, deleteOldDeliveries } from '@/server/db/sql/tidy-delivery';
import type { Job } from '../job';

const DELIVERY_DAYS = 7;
/** A report covers at most 800 days. */
const CODE_DAYS = 800;

/** Forgets old webhook deliveries, and facts of code that no report looks at. */
export async function tidyDelivery(): Promise<void> {
  await deleteOldDeliveries(systemPool(), DELIVERY_DAYS);
  await deleteOldCode(systemPool(), CODE_DAYS);
}

export const tidyDeliveryJob: Job = {
  name: 'tidy-delivery',
  everySeconds: 6 * 3_600,
  leaseSeconds: 600,
  run: tidyDelivery,
};
