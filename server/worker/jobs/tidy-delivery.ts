import { systemPool } from '@/server/db/client';
import { forgetOldRevisions } from '@/server/db/sql/delivery-revision';
import { deleteOldNotices } from '@/server/db/sql/system-status';
import { deleteOldCode, deleteOldDeliveries } from '@/server/db/sql/tidy-delivery';
import type { Job } from '../job';

const DELIVERY_DAYS = 7;
/** How long the ledger says who was told. */
const NOTICE_DAYS = 180;
const NOTICES_AT_ONCE = 5_000;
/** A report covers at most 800 days. */
const CODE_DAYS = 800;

/** Forgets old webhook deliveries, notices of what is long over, and facts of code that no report looks at. */
export async function tidyDelivery(): Promise<void> {
  await deleteOldDeliveries(systemPool(), DELIVERY_DAYS);
  await forgetOldRevisions(systemPool());
  const batch = { days: NOTICE_DAYS, most: NOTICES_AT_ONCE };
  while ((await deleteOldNotices(systemPool(), batch)) === NOTICES_AT_ONCE);
  await deleteOldCode(systemPool(), CODE_DAYS);
}

export const tidyDeliveryJob: Job = {
  name: 'tidy-delivery',
  everySeconds: 6 * 3_600,
  leaseSeconds: 600,
  run: tidyDelivery,
};
