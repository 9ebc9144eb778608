import { overdueNotice } from '@/domain/actions/overdue-notice';
import { systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { inSystemTransaction } from '../db/in-system-transaction';
import { selectContacts } from '../db/sql/notification-targets';
import { selectOverdueOwners } from '../db/sql/overdue-actions';
import { enqueueNotices } from '../notifications/enqueue-notices';
import { contactTarget } from '../oncall/target-of';

/** Tells whoever has overdue actions, once a week; the second time in a week the outbox drops it. */
export async function remindOwners(signal?: AbortSignal): Promise<void> {
  const nowMs = await databaseNow();
  for (const overdue of await selectOverdueOwners(systemPool())) {
    if (signal?.aborted === true) return;
    const { projectId, ownerId } = overdue;
    const [person] = await selectContacts(systemPool(), projectId, [ownerId]);
    // Who is no member any more is told nothing; the page shows whose they were.
    if (person === undefined) continue;
    const notice = overdueNotice({ ...overdue, target: contactTarget(person), nowMs });
    await inSystemTransaction((client) => enqueueNotices(client, [notice]));
  }
}
