import { z } from 'zod';
import { databaseFailure } from '../db/postgres-error';
import { type ErrorCode, type ErrorDetail, ServiceError } from '../errors';
import { log } from '../observability/log';
import { databaseErrorAsServiceError } from './database-error';

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_in_flight: 409,
  idempotency_mismatch: 422,
  payload_too_large: 413,
  unsupported_media_type: 415,
  rate_limited: 429,
  quota_exceeded: 429,
  unavailable: 503,
};

/** What a 401 says that is missing (RFC 9110, 11.6.1). */
export const WWW_AUTHENTICATE = 'Bearer realm="Candor"';

/** The status that stands for a code on every HTTP surface. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** `items.3.name` for a path inside a body, '' for the whole of it. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** What a schema found, as one error with a line for each finding. */
export function invalidInput(error: z.ZodError, what: string): ServiceError {
  const details: ErrorDetail[] = error.issues.slice(0, 50).map((issue) => ({
    path: pathOf(issue.path),
    message: issue.message,
  }));
  const first = details[0];
  const where = first === undefined || first.path === '' ? what : `${what}: ${first.path}`;
  return new ServiceError('invalid', `${where}: ${first?.message ?? 'is not valid'}`, { details });
}

/** Any thrown value as the error a client may see; logs what is a fault of ours, with the request's id. */
export function asServiceError(error: unknown, requestId: string): ServiceError | null {
  const known =
    error instanceof ServiceError
      ? error
      : error instanceof z.ZodError
        ? invalidInput(error, 'The request')
        : databaseErrorAsServiceError(error);
  if (known === null) {
    log.error('A request failed unexpectedly', { requestId, error });
  } else if (databaseFailure(known.cause) === 'rule') {
    // Something should have been checked before it came to the database.
    log.error('The database refused what nothing had checked', { requestId, error: known.cause });
  } else if (known.code === 'unavailable' && known.cause !== undefined) {
    log.warn('A request met a database that did not answer', { requestId, error: known.cause });
  }
  return known;
}

/** The error body of every JSON surface: `{ error: { code, message, hint, details }, requestId }`. */
export function respondError(error: unknown, requestId: string): Response {
  const known = asServiceError(error, requestId);
  if (known === null)
    return Response.json(
      {
        error: {
          code: 'internal',
          message: 'Candor failed to answer. This is a fault of Candor, not of the request.',
          hint: `Look for request id ${requestId} in the logs of the web process.`,
          details: [],
        },
        requestId,
      },
      { status: 500, headers: { 'cache-control': 'private, no-store', 'x-request-id': requestId } },
    );
  const headers = new Headers({
    'cache-control': 'private, no-store',
    'x-request-id': requestId,
  });
  if (known.retryAfterSeconds !== undefined)
    headers.set('retry-after', String(Math.max(1, Math.ceil(known.retryAfterSeconds))));
  if (known.code === 'unauthenticated') headers.set('www-authenticate', WWW_AUTHENTICATE);
  return Response.json(
    {
      error: {
        code: known.code,
        message: known.message,
        hint: known.hint ?? null,
        details: known.details,
      },
      requestId,
    },
    { status: STATUS[known.code], headers },
  );
}
