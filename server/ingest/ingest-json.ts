import { createHash } from 'node:crypto';
import { holdsOnlyStorable } from '@/domain/logs/clean-text';
import { parseLogBody } from '@/domain/logs/parse-log-body';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { ServiceError } from '@/server/errors';
import { chargeJsonWeight } from './charge-json-weight';
import { decodeText } from './decode-text';
import { holdIdempotencyKey, readIdempotencyKey } from './in-flight-requests';
import { memoryBudget } from './memory-budget';
import { readIngestBody } from './read-body';
import { recordUnreadableBody } from './record-unreadable-body';
import type { IngestReceipt, RecordError, Submission } from './submission';

const TYPES =
  /^(application\/(([\w.-]+\+)?json|x-ndjson|ndjson|jsonl|x-jsonlines|jsonlines|json-seq|stream\+json|octet-stream|x-www-form-urlencoded)|text\/(plain|json))\s*(;|$)/i;

/** Parsed records and encoded rows together take about this many times the text. */
const MEMORY_FACTOR = 3;

export interface JsonIngest {
  key: AuthenticatedKey;
  project: KeyProject;
  request: Request;
  /** The way in, as in v1/logs. */
  route: string;
  /** Stores a body without having it parsed here first; null, with nothing stored, when that has to be done after all. */
  storeWhole?: (body: WholeBody) => Promise<IngestReceipt | null>;
}

export interface WholeBody {
  body: Buffer;
  contentType: string | null;
  idempotency: Submission<unknown>['idempotency'];
}

/** A request's records, as JSON values; what could not be parsed is told apart. */
export interface JsonRecords {
  records: { index: number; value: unknown }[];
  /** Whether the body held bytes that are no text: what U+FFFD stands for in the records. */
  isMangled: boolean;
  /** Whether all texts in the records are known to be storable as they are. */
  isStorable: boolean;
  unreadable: RecordError[];
  /** How many those are, where not all of them are told one by one. */
  unreadableCount: number;
  bytes: number;
  idempotency: Submission<unknown>['idempotency'];
}

/**
 * What every JSON way in has in common: media type, both sizes, memory, Idempotency-Key, and JSON, array or NDJSON into
 * records for `store`, which answers once they are committed.
 * @throws ServiceError for what its sender can mend, `unavailable` when Candor cannot take it now.
 */
export async function ingestJson(
  ingest: JsonIngest,
  store: (records: JsonRecords) => Promise<IngestReceipt>,
): Promise<IngestReceipt> {
  const { request, project } = ingest;
  const contentType = request.headers.get('content-type');
  if (contentType !== null && !TYPES.test(contentType)) {
    throw new ServiceError(
      'unsupported_media_type',
      `Content-Type ${JSON.stringify(contentType)} is not understood here.`,
      {
        hint: 'Send application/json or application/x-ndjson; OpenTelemetry goes to /api/otlp/v1/logs.',
      },
    );
  }
  const idempotencyKey = readIdempotencyKey(request);
  const release = idempotencyKey === null ? null : holdIdempotencyKey(project.id, idempotencyKey);
  const reservation = memoryBudget().reserve(0);
  try {
    const body = await readIngestBody(request, reservation);
    reservation.grow(body.length * MEMORY_FACTOR);
    const idempotency =
      idempotencyKey === null
        ? null
        : { key: idempotencyKey, payloadHash: createHash('sha256').update(body).digest() };
    const storeRecords = async () => {
      const { text, isMangled } = decodeText(body, contentType);
      chargeJsonWeight(text, reservation);
      const parsed = await parse(ingest, text, contentType);
      return store({
        records: parsed.records,
        isMangled,
        isStorable: holdsOnlyStorable(text),
        unreadable: parsed.errors,
        unreadableCount: parsed.rejected,
        bytes: body.length,
        idempotency,
      });
    };
    const whole = await ingest.storeWhole?.({ body, contentType, idempotency });
    const receipt = whole ?? (await storeRecords());
    if (receipt.accepted === 0 && receipt.rejected > 0) throw nothingReadable(receipt);
    return receipt;
  } finally {
    reservation.release();
    release?.();
  }
}

async function parse({ key, route }: JsonIngest, text: string, contentType: string | null) {
  const parsed = parseLogBody(text, contentType);
  if (parsed.ok) return parsed;
  await recordUnreadableBody({ key, route, text, message: parsed.message, hint: parsed.hint });
  throw new ServiceError(
    parsed.reason === 'too_large' ? 'payload_too_large' : 'invalid',
    parsed.message,
    { hint: parsed.hint, details: detailsOf(parsed.errors) },
  );
}

function nothingReadable(receipt: IngestReceipt): ServiceError {
  const [first] = receipt.errors;
  return new ServiceError(
    'invalid',
    `None of the ${receipt.rejected} records could be read. ${first?.message ?? ''}`.trim(),
    {
      ...(first === undefined ? {} : { hint: first.hint }),
      details: detailsOf(receipt.errors),
    },
  );
}

function detailsOf(errors: readonly RecordError[]): { path: string; message: string }[] {
  return errors.map((error) => ({ path: `[${error.index}]`, message: error.message }));
}
