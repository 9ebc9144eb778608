import {
  type DecodedOtlpLogs,
  decodeOtlpLogs,
  decodeOtlpLogsJson,
} from '@/domain/logs/otlp/decode-otlp-logs';
import {
  otlpLogRecordToEvent,
  prepareOtlpOrigin,
} from '@/domain/logs/otlp/otlp-log-record-to-event';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { databaseNow } from '@/server/db/database-clock';
import { ServiceError } from '@/server/errors';
import { acceptanceContext } from '@/server/ingest/acceptance-context';
import { chargeJsonWeight } from '@/server/ingest/charge-json-weight';
import { decodeText } from '@/server/ingest/decode-text';
import { type MemoryReservation, memoryBudget } from '@/server/ingest/memory-budget';
import { readIngestBody } from '@/server/ingest/read-body';
import { recordUnreadableBody } from '@/server/ingest/record-unreadable-body';
import { RAW_LIMIT_CHARACTERS } from '@/server/ingest/sample-taker';
import type { IngestReceipt } from '@/server/ingest/submission';
import { flagMangledText } from './flag-mangled-text';
import { rawOtlpRequest } from './raw-otlp-request';
import { storeLogRecords } from './store-log-records';

const ROUTE = 'otlp/v1/logs';
const MEMORY_FACTOR = 4;
const HINT = 'Check the exporter\u2019s protocol: http/protobuf or http/json.';

interface IngestOtlpLogsInput {
  key: AuthenticatedKey;
  project: KeyProject;
  request: Request;
  encoding: 'protobuf' | 'json';
}

/**
 * Takes in an OTLP ExportLogsServiceRequest; answers after its records are committed. An empty request is fine.
 * @throws ServiceError for what its sender can mend, `unavailable` when Candor cannot take it now.
 */
export async function ingestOtlpLogs(input: IngestOtlpLogsInput): Promise<IngestReceipt> {
  const { key, project, request, encoding } = input;
  const reservation = memoryBudget().reserve(0);
  try {
    const body = await readIngestBody(request, reservation);
    reservation.grow(body.length * MEMORY_FACTOR);
    const { decoded, isMangled } =
      encoding === 'protobuf'
        ? { decoded: decodeOtlpLogs(body), isMangled: false }
        : decodeJson(body, request, reservation);
    if (!decoded.ok) {
      const text = body.toString(encoding === 'json' ? 'utf8' : 'base64', 0, RAW_LIMIT_CHARACTERS);
      await recordUnreadableBody({ key, route: ROUTE, text, message: decoded.message, hint: HINT });
      throw new ServiceError('invalid', decoded.message, { hint: HINT });
    }
    const withRecords = decoded.scopes.filter((scope) => scope.records.length > 0);
    const records = withRecords.flatMap((scope) => {
      const origin = prepareOtlpOrigin(scope);
      return scope.records.map((record) => ({ record, origin, scope }));
    });
    const window = acceptanceContext(await databaseNow(), project);
    return await storeLogRecords({
      key,
      route: ROUTE,
      count: records.length,
      read: (position) => {
        const found = records[position];
        if (found === undefined) return { ok: false, message: 'no record', hint: HINT };
        const { record, origin } = found;
        if (!record.ok) return { ok: false, message: record.message, hint: HINT };
        const read = otlpLogRecordToEvent(record.fields, origin, window);
        if (isMangled && read.ok) flagMangledText(read.event);
        return read;
      },
      rawOf: (position) => {
        const found = records[position];
        return found === undefined ? '' : rawOtlpRequest(found.record, found.scope);
      },
      unreadable: [],
      bytes: body.length,
      idempotency: null,
    });
  } finally {
    reservation.release();
  }
}

function decodeJson(
  body: Buffer,
  request: Request,
  reservation: MemoryReservation,
): { decoded: DecodedOtlpLogs; isMangled: boolean } {
  const { text, isMangled } = decodeText(body, request.headers.get('content-type'));
  chargeJsonWeight(text, reservation);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unreadable';
    const message = `The body is not valid JSON: ${why}.`;
    return { decoded: { ok: false, message }, isMangled };
  }
  return { decoded: decodeOtlpLogsJson(value), isMangled };
}
