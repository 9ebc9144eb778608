import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { systemPool } from '@/server/db/client';
import { type IngestAccount, storeIngestAccountStatement } from '@/server/db/sql/store-ingest';
import { log } from '@/server/observability/log';
import { sampleTaker } from './sample-taker';

/**
 * Shows a body that nothing could be read from to the ingest doctor, so that its sender can find out why. Never fails:
 * the sender is to hear what is wrong with the body, even while the database is away.
 */
export async function recordUnreadableBody(input: {
  key: AuthenticatedKey;
  route: string;
  text: string;
  message: string;
  hint: string;
}): Promise<void> {
  const { key, route, text } = input;
  const sample = sampleTaker().rejected(key, route, () => text, input);
  if (sample === null) return;
  const account: IngestAccount = {
    lane: 0,
    usage: [
      {
        projectId: key.projectId,
        keyId: key.id,
        requests: 1,
        accepted: 0,
        rejected: 1,
        bytes: Buffer.byteLength(text),
      },
    ],
    samples: [sample],
    firstEventOf: [],
  };
  await systemPool()
    .query(storeIngestAccountStatement(account))
    .catch((error: unknown) => {
      log.warn('An unreadable body could not be kept for the ingest doctor', { error });
    });
}
