import { ignoredFields } from '@/domain/schemas/ignored-fields';

const MOST_NAMED = 20;
const MOST_CHARACTERS = 200;
const ignored = new WeakMap<Request, readonly string[]>();

/** Keeps what a request sent and nothing read, so that its answer can say so. */
export function noteIgnoredFields(request: Request, given: unknown, read: unknown): void {
  const fields = ignoredFields(given, read);
  if (fields.length > 0) ignored.set(request, fields);
}

/**
 * Names the fields of a request's body that were ignored in the answer's Candor-Ignored-Fields: unknown fields are no
 * error, and a misspelt one should still be found by whoever looks.
 */
export function tellIgnoredFields(request: Request, response: Response): Response {
  const fields = ignored.get(request);
  if (fields === undefined) return response;
  // A header holds few characters, and what was sent may be any.
  const named = fields
    .slice(0, MOST_NAMED)
    .map((field) => field.slice(0, MOST_CHARACTERS).replace(/[^!-+\--~]/g, '?'));
  response.headers.set('candor-ignored-fields', named.join(', '));
  return response;
}
