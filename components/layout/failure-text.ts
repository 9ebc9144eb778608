import { ApiError } from './api-error';

/** What the server said of a failure and what can be done; undefined where it said nothing. */
export function failureText(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return [error.message, error.hint].filter(Boolean).join(' ') || undefined;
}
