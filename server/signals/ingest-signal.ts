import { jsonPreview } from '@/domain/ingest/json-preview';
import type { RecordContext, RecordReading } from '@/domain/ingest/record-reading';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { ingestJson } from '@/server/ingest/ingest-json';
import { RAW_LIMIT_CHARACTERS } from '@/server/ingest/sample-taker';
import type { IngestReceipt } from '@/server/ingest/submission';
import type { SignalKind, SignalRecord, SignalRows } from './signal-record';
import { storeSignalRecords } from './store-signal-records';

interface IngestSignalInput {
  key: AuthenticatedKey;
  project: KeyProject;
  request: Request;
}

interface SignalWayIn<K extends SignalKind> {
  /** As in v1/queues/samples. */
  route: string;
  kind: K;
  read: (value: unknown, context: RecordContext) => RecordReading<SignalRows[K]>;
  /** Asked once for a request; what it answers says of each row why there is no room for it, or null. */
  admission?: (
    projectId: string,
  ) => Promise<(row: SignalRows[K]) => { message: string; hint: string } | null>;
}

/**
 * Makes the verb that takes in one kind of record as JSON: an object, an array or NDJSON. It answers after the commit.
 * The verb throws ServiceError for what its sender can mend, `unavailable` when Candor cannot take it now.
 */
export function ingestSignal<K extends SignalKind>(wayIn: SignalWayIn<K>) {
  const { route, kind, read, admission } = wayIn;
  return ({ key, project, request }: IngestSignalInput): Promise<IngestReceipt> =>
    ingestJson({ key, project, request, route }, async ({ records, isMangled, ...rest }) => {
      const context = acceptanceContext(await databaseNow(), project);
      const refusal = await admission?.(key.projectId);
      return storeSignalRecords({
        ...rest,
        key,
        route,
        count: records.length,
        read: (position) => {
          const reading = read(records[position]?.value, context);
          if (!reading.ok) return reading;
          const refused = refusal?.(reading.row);
          if (refused) return { ok: false, ...refused };
          if (isMangled) flagMangled(reading.row);
          return {
            ok: true,
            records: [{ kind, row: reading.row } as SignalRecord],
            shape: 'candor',
          };
        },
        rawOf: (position) => jsonPreview(records[position]?.value, RAW_LIMIT_CHARACTERS),
        indexOf: (position) => records[position]?.index ?? position,
      });
    });
}

/** The body held bytes that are no text: U+FFFD stands for them in whichever record has one. */
function flagMangled(row: object): void {
  const { flags } = row as { flags?: string[] };
  if (flags === undefined || flags.includes('text_cleaned')) return;
  if (Object.values(row).some((value) => typeof value === 'string' && value.includes('\uFFFD')))
    flags.push('text_cleaned');
}
