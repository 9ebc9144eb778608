import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestJson, type WholeBody } from '@/server/ingest/ingest-json';
import type { IngestReceipt } from '@/server/ingest/submission';
import { rawLogRecord, readLogRecord } from './encode-log-body';
import { encodingThread } from './encoding-thread/encoding-thread';
import { storeEncodedLogs, storeLogRecords } from './store-log-records';

interface IngestLogsInput {
  key: AuthenticatedKey;
  project: KeyProject;
  request: Request;
}

/**
 * Takes in a request of JSON log records in any shape that is recognised; answers after they are committed.
 * @throws ServiceError for what its sender can mend, `unavailable` when Candor cannot take it now.
 */
export function ingestLogs({ key, project, request }: IngestLogsInput): Promise<IngestReceipt> {
  const route = 'v1/logs';
  const contextNow = async () => acceptanceContext(await databaseNow(), project);
  const storeWhole = async ({ body, contentType, idempotency }: WholeBody) => {
    const { projectId } = key;
    const thread = encodingThread();
    if (thread === null) return null;
    const encoded = await thread.encode({
      body,
      contentType,
      projectId,
      context: await contextNow(),
    });
    const bytes = body.length;
    return encoded && storeEncodedLogs({ key, route, bytes, idempotency }, encoded);
  };
  return ingestJson(
    { key, project, request, route, storeWhole },
    async ({ records, isMangled, isStorable, ...rest }) => {
      const context = { ...(await contextNow()), isStorable };
      return storeLogRecords({
        ...rest,
        key,
        route,
        count: records.length,
        read: (position) => readLogRecord(records[position]?.value, context, isMangled),
        rawOf: (position) => rawLogRecord(records[position]?.value),
        indexOf: (position) => records[position]?.index ?? position,
      });
    },
  );
}
