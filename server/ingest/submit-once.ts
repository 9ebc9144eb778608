import { ServiceError } from '@/server/errors';
import type { GroupWriter } from './group-writer';
import type { IngestReceipt, Submission } from './submission';

/**
 * Has a submission stored and answers its receipt after the commit; that of the first request when this is its repeat.
 * @throws ServiceError `idempotency_mismatch`, `unavailable`
 */
export async function submitOnce<Payload>(
  writer: GroupWriter<Payload>,
  submission: Submission<Payload>,
): Promise<IngestReceipt> {
  const outcome = await writer.submit(submission);
  if (outcome.kind !== 'mismatch') return outcome.receipt;
  throw new ServiceError(
    'idempotency_mismatch',
    'This Idempotency-Key was used before with a different payload.',
    {
      hint: 'Use a new key for a new batch; keep the key only over retries of the same bytes.',
    },
  );
}
