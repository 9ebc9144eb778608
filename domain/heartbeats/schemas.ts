import { z } from 'zod';
import { readDurationMs } from '../logs/read-duration';
import { knownWord } from '../schemas/known-word';
import { BEAT_STATUSES } from './heartbeat';

/** A year: what is heard of more rarely wants another kind of watching. */
const MOST_SECONDS = 366 * 86_400;

/** The name in a heartbeat's address. */
export const heartbeatSlugSchema = z
  .string()
  .regex(
    /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/i,
    'must have 1 to 100 letters, digits, dots, dashes or underscores, and begin and end with a letter or digit',
  )
  .toLowerCase();

function seconds(least: number) {
  return z
    .string()
    .transform((text, context) => {
      const ms = readDurationMs(text, 's');
      if (ms !== undefined) return ms / 1_000;
      context.addIssue({
        code: 'custom',
        message: 'must be a number of seconds, or a duration such as 5m',
      });
      return z.NEVER;
    })
    .pipe(
      z
        .number()
        .min(least, `must be at least ${least} seconds`)
        .max(MOST_SECONDS, 'must be at most a year'),
    );
}

const STATUS_WORDS: Record<string, string> = {
  success: 'ok',
  failed: 'fail',
  failure: 'fail',
  error: 'fail',
};

/** The query of GET, HEAD and POST /api/v1/heartbeats/{slug}. */
export const beatParams = z.object({
  status: z
    .string()
    .transform((word) => knownWord(STATUS_WORDS, word.toLowerCase()) ?? word.toLowerCase())
    .pipe(z.enum(BEAT_STATUSES, 'must be ok or fail'))
    .default('ok'),
  create: z
    .enum(['0', '1', 'true', 'false'], 'must be 1 to make the heartbeat when there is none')
    .transform((word) => word === '1' || word === 'true')
    .default(false),
  every: seconds(10).optional(),
  grace: seconds(0).optional(),
  /** Whose job it is. */
  service: z
    .string()
    .trim()
    .min(1, 'must name a service, or be left out')
    .max(255, 'must be at most 255 characters')
    .refine((name) => !name.includes('\0'), 'must hold no NUL')
    .optional(),
});
export type BeatParams = z.output<typeof beatParams>;

/** What a heartbeat made by its first beat gets where the beat does not say. */
export const USUAL_SCHEDULE = { everySeconds: 300, graceSeconds: 60 } as const;
