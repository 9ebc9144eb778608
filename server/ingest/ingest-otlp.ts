import { createHash } from 'node:crypto';
import type { OtlpScope, OtlpShape } from '@/domain/otlp/decode-otlp-request';
import { type DecodedOtlp, decodeOtlp, decodeOtlpJson } from '@/domain/otlp/decode-otlp-request';
import type { AuthenticatedKey, KeyProject } from '@/server/access/find-api-key';
import { ServiceError } from '@/server/errors';
import { chargeJsonWeight } from './charge-json-weight';
import { decodeText } from './decode-text';
import { type MemoryReservation, memoryBudget } from './memory-budget';
import { readIngestBody } from './read-body';
import { recordUnreadableBody } from './record-unreadable-body';
import { RAW_LIMIT_CHARACTERS } from './sample-taker';
import type { IngestReceipt, Submission } from './submission';

const MEMORY_FACTOR = 4;

export const OTLP_HINT = 'Check the exporter\u2019s protocol: http/protobuf or http/json.';

export interface OtlpIngest {
  key: AuthenticatedKey;
  project: KeyProject;
  request: Request;
  encoding: 'protobuf' | 'json';
}

/** A decoded request: its scopes that hold records. */
export interface OtlpRequest {
  scopes: OtlpScope[];
  /** Whether the body held bytes that are no text: what U+FFFD stands for in the records. */
  isMangled: boolean;
  bytes: number;
  /**
   * The body's own hash as a key: exporters send the very same bytes again when an answer is late, and each record in
   * them carries its time. Null for a body without any.
   */
  idempotency: Submission<unknown>['idempotency'];
}

/**
 * What every OTLP way in has in common: both sizes, memory and both encodings, into scopes for `store`, which answers
 * once their records are committed. An empty request is fine.
 * @throws ServiceError for what its sender can mend, `unavailable` when Candor cannot take it now.
 */
export async function ingestOtlp(
  { route, shape }: { route: string; shape: OtlpShape },
  { key, request, encoding }: OtlpIngest,
  store: (request: OtlpRequest) => Promise<IngestReceipt>,
): Promise<IngestReceipt> {
  const reservation = memoryBudget().reserve(0);
  try {
    const body = await readIngestBody(request, reservation);
    reservation.grow(body.length * MEMORY_FACTOR);
    const { decoded, isMangled } =
      encoding === 'protobuf'
        ? { decoded: decodeOtlp(shape, body), isMangled: false }
        : decodeJson(shape, body, request, reservation);
    if (!decoded.ok) {
      const text = body.toString(encoding === 'json' ? 'utf8' : 'base64', 0, RAW_LIMIT_CHARACTERS);
      await recordUnreadableBody({ key, route, text, message: decoded.message, hint: OTLP_HINT });
      throw new ServiceError('invalid', decoded.message, { hint: OTLP_HINT });
    }
    const scopes = decoded.scopes.filter((scope) => scope.records.length > 0);
    return await store({
      scopes,
      isMangled,
      bytes: body.length,
      idempotency: scopes.length === 0 ? null : idempotencyOf(route, body),
    });
  } finally {
    reservation.release();
  }
}

function idempotencyOf(route: string, body: Buffer): Submission<unknown>['idempotency'] {
  const payloadHash = createHash('sha256').update(body).digest();
  return { key: `${route} ${payloadHash.toString('base64url')}`, payloadHash };
}

function decodeJson(
  shape: OtlpShape,
  body: Buffer,
  request: Request,
  reservation: MemoryReservation,
): { decoded: DecodedOtlp; isMangled: boolean } {
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
  return { decoded: decodeOtlpJson(shape, value), isMangled };
}
