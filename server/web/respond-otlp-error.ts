import { encodeStatus } from '@/domain/logs/otlp/otlp-messages';
import type { ErrorCode } from '../errors';
import { asServiceError, statusOf, WWW_AUTHENTICATE } from './respond-error';

/** google.rpc.Code. */
const GRPC_CODE: Record<ErrorCode, number> = {
  invalid: 3,
  not_found: 5,
  conflict: 6,
  idempotency_in_flight: 10,
  idempotency_mismatch: 9,
  forbidden: 7,
  rate_limited: 8,
  quota_exceeded: 8,
  payload_too_large: 8,
  unsupported_media_type: 3,
  unavailable: 14,
  unauthenticated: 16,
};

export function isProtobuf(request: Request): boolean {
  return /^application\/(x-)?protobuf\b/i.test(request.headers.get('content-type') ?? '');
}

/** An error as OTLP clients read it: a google.rpc.Status in the encoding of the request. */
export function respondOtlpError(error: unknown, requestId: string, request: Request): Response {
  const known = asServiceError(error, requestId);
  const status = known === null ? 503 : statusOf(known.code);
  const message =
    known === null
      ? `Candor failed to take this in; look for request id ${requestId} in its logs.`
      : [known.message, known.hint].filter(Boolean).join(' ');
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-request-id': requestId });
  const retryAfterSeconds = known === null ? 5 : known.retryAfterSeconds;
  if (retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  if (known?.code === 'unauthenticated') headers.set('www-authenticate', WWW_AUTHENTICATE);
  const body = { code: known === null ? 14 : GRPC_CODE[known.code], message };
  if (isProtobuf(request)) {
    headers.set('content-type', 'application/x-protobuf');
    return new Response(encodeStatus(body) as Uint8Array<ArrayBuffer>, { status, headers });
  }
  return Response.json(body, { status, headers });
}
