import { jsonPreview } from '@/domain/ingest/json-preview';
import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestJson } from '@/server/ingest/ingest-json';
import { RAW_LIMIT_CHARACTERS } from '@/server/ingest/sample-taker';
import type { IngestReceipt } from '@/server/ingest/submission';
import { flagMangledText } from './flag-mangled-text';
import { storeLogRecords } from './store-log-records';

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
  return ingestJson({ key, project, request, route }, async ({ records, isMangled, ...rest }) => {
    const window = acceptanceContext(await databaseNow(), project);
    return storeLogRecords({
      ...rest,
      key,
      route,
      count: records.length,
      read: (position) => {
        const read = recogniseLogRecord(records[position]?.value, window);
        if (isMangled && read.ok) flagMangledText(read.event);
        return read;
      },
      rawOf: (position) => rawText(records[position]?.value),
      indexOf: (position) => records[position]?.index ?? position,
    });
  });
}

function rawText(value: unknown): string {
  return typeof value === 'string' ? value : jsonPreview(value, RAW_LIMIT_CHARACTERS);
}
