import type { z } from 'zod';
import { describeIssue } from '@/domain/schemas/describe-issue';
import { parseJson } from '@/domain/schemas/parse-json';
import { ServiceError } from '../errors';
import { noteIgnoredFields } from './ignored-fields';
import { readBounded } from './read-bounded';
import { invalidInput } from './respond-error';

const LIMIT_BYTES = 1024 * 1024;

/** Whether the request says that its body is JSON. */
export function isJson(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return /^application\/([a-z0-9.-]+\+)?json\s*(;|$)/i.test(type);
}

/**
 * Reads a JSON body of at most one MiB into `schema`. Fields that the schema does not know are ignored, and told in the answer.
 *
 * @throws ServiceError unsupported_media_type, payload_too_large, invalid
 */
export async function readJsonBody<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<z.output<S>> {
  if (!isJson(request))
    throw new ServiceError('unsupported_media_type', 'The body must be JSON.', {
      hint: 'Send it with Content-Type: application/json.',
    });
  let value: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(
      await readBounded(request, LIMIT_BYTES),
    );
    value = parseJson(text);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError('invalid', 'The body is not valid JSON.', {
      hint: 'Check for a missing quote or bracket, and that it is UTF-8.',
      cause: error,
    });
  }
  const result = schema.safeParse(value, { error: describeIssue });
  if (!result.success) throw invalidInput(result.error, 'The body');
  noteIgnoredFields(request, value, result.data);
  return result.data;
}
