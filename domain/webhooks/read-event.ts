import type { z } from 'zod';
import type { WebhookReading } from './webhook-facts';

/** Reads a payload by its schema; what does not fit is refused with the place and what was expected. */
export function readEvent<S extends z.ZodType>(
  schema: S,
  payload: unknown,
  read: (event: z.output<S>) => WebhookReading,
): WebhookReading {
  const result = schema.safeParse(payload);
  if (result.success) return read(result.data);
  const [first] = result.error.issues;
  const place = first?.path.map(String).join('.') || 'the body';
  return {
    outcome: 'refused',
    reason: `The payload is not as the sender documents it: ${place}: ${first?.message ?? 'cannot be read'}.`,
  };
}

/** The first line of a commit's message. */
export function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').trim();
}

/** A commit that stands for none: what a branch was before it was made, or is after it was deleted. */
export function isNoCommit(sha: string): boolean {
  return /^0+$/.test(sha);
}

/** A tag or a version, and no branch. */
export function versionOf(ref: string | null | undefined): string | undefined {
  if (ref == null) return undefined;
  const name = ref.replace(/^refs\/tags\//, '');
  return name !== ref || /^v?\d+(\.\d+)+/.test(name) ? name : undefined;
}
