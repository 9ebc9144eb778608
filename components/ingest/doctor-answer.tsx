import type { IngestKey } from '@/domain/ingest/ingest-sample';
import { formatQuantity } from '@/domain/quantities/format-quantity';

/** Today in one sentence (a day is one of UTC). null while the keys are not known yet. */
export function DoctorAnswer({ keys }: { keys: readonly IngestKey[] | null }) {
  if (keys === null) return null;
  const accepted = keys.reduce((sum, key) => sum + key.acceptedToday, 0);
  const rejected = keys.reduce((sum, key) => sum + key.rejectedToday, 0);
  const senders = keys.filter((key) => key.acceptedToday + key.rejectedToday > 0).length;
  if (senders === 0) return 'Nothing has come in today.';
  const from = senders === 1 ? 'one key' : `${senders} keys`;
  const turnedAway =
    rejected === 0 ? 'none rejected' : `${formatQuantity(rejected).exact} rejected`;
  return `Today ${formatQuantity(accepted).exact} ${accepted === 1 ? 'record was' : 'records were'} taken in from ${from}, ${turnedAway}.`;
}
