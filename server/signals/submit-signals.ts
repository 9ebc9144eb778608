import type { AuthenticatedKey } from '@/server/access/find-api-key';
import type { Submission } from '@/server/ingest/submission';
import { submitOnce } from '@/server/ingest/submit-once';
import type { SignalRecord } from './signal-record';
import { type SignalPayload, signalWriter } from './signal-store';

const USUAL_BYTES = 256;

/**
 * Stores records that were found in a request of another signal, which is answered for itself; returns after the commit.
 * @throws ServiceError `unavailable`
 */
export async function submitSignals(
  key: Pick<AuthenticatedKey, 'id' | 'projectId'>,
  records: readonly SignalRecord[],
  idempotency: Submission<SignalPayload>['idempotency'],
): Promise<void> {
  await submitOnce(signalWriter(), {
    projectId: key.projectId,
    keyId: key.id,
    payload: records.map((record, index) => ({ index, records: [record] })),
    payloadBytes: records.length * USUAL_BYTES,
    samples: [],
    bytes: 0,
    receipt: { accepted: records.length, rejected: 0, errors: [] },
    idempotency,
  });
}
