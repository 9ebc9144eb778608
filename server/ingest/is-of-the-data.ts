import { databaseFailure, isRefusal } from '@/server/db/postgres-error';

/**
 * Whether storing failed for what was to be stored: the database refused it, or our own code came upon something that it
 * had not thought of, such as a moment that no date can hold. The same again fails the same way, and what came beside it
 * can be stored without it.
 */
export function isOfTheData(error: unknown): boolean {
  return (
    error instanceof TypeError || error instanceof RangeError || isRefusal(databaseFailure(error))
  );
}
