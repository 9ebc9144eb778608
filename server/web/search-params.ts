import type { z } from 'zod';
import { describeIssue } from '@/domain/schemas/describe-issue';
import { ServiceError } from '../errors';
import { invalidInput } from './respond-error';

/**
 * Reads a query string into `schema`, an object schema over strings (or arrays of them, for parameters that may be
 * repeated). A parameter that the schema does not name is an error: a typing mistake must not silently widen a search.
 * `also` names parameters that somebody else has read already.
 *
 * @throws ServiceError invalid
 */
export function parseSearchParams<S extends z.ZodObject>(
  schema: S,
  params: URLSearchParams,
  also: readonly string[] = [],
): z.output<S> {
  const known = Object.keys(schema.shape);
  const given: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    if (also.includes(name)) continue;
    if (!known.includes(name))
      throw new ServiceError('invalid', `Unknown query parameter ${JSON.stringify(name)}.`, {
        hint:
          known.length === 0
            ? 'This address takes no query parameters.'
            : `It takes: ${known.join(', ')}.`,
        details: [{ path: name, message: 'is not known here' }],
      });
    const values = params.getAll(name);
    given[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  const result = schema.safeParse(given, { error: describeIssue });
  if (!result.success) throw invalidInput(result.error, 'Query parameter');
  return result.data;
}
