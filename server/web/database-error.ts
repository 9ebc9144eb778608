import { type DatabaseFailure, databaseFailure } from '../db/postgres-error';
import { ServiceError } from '../errors';

/**
 * What a failed statement means to the person who caused it, or null when it is a fault of ours.
 * The driver's own words never leave the process; they stay in `cause` for the log.
 */
export function databaseErrorAsServiceError(error: unknown): ServiceError | null {
  return TOLD[databaseFailure(error)]?.(error) ?? null;
}

const TOLD: Partial<Record<DatabaseFailure, (cause: unknown) => ServiceError>> = {
  unavailable: (cause) =>
    new ServiceError('unavailable', 'The database does not answer right now.', {
      hint: 'Nothing was lost on your side: send the same request again shortly.',
      retryAfterSeconds: 2,
      cause,
    }),
  too_slow: (cause) =>
    new ServiceError('unavailable', 'The question took longer than Candor lets one take.', {
      hint: 'Narrow the time range or the search, then try again.',
      retryAfterSeconds: 5,
      cause,
    }),
  contention: (cause) =>
    new ServiceError('unavailable', 'Two changes to the same thing met.', {
      hint: 'Send the same request again.',
      retryAfterSeconds: 1,
      cause,
    }),
  exists: (cause) =>
    new ServiceError('conflict', 'Something with the same name or id exists already.', { cause }),
  gone: (cause) =>
    new ServiceError('not_found', 'What this refers to does not exist any more.', {
      hint: 'Reload the page to see what is there now.',
      cause,
    }),
  rule: (cause) =>
    new ServiceError('invalid', 'The request breaks a rule or a limit of what Candor can keep.', {
      hint: 'Look for unusual values in it, such as very long texts or numbers out of range.',
      cause,
    }),
  value: (cause) =>
    new ServiceError('invalid', 'A value in the request cannot be stored.', {
      hint: 'Text must be valid Unicode without NUL characters, numbers finite and in range.',
      cause,
    }),
};
