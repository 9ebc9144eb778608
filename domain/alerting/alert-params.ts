import { z } from 'zod';
import { absoluteTime } from '../time-range/absolute-time';
import { REVIEWS } from './alert-answers';
import { SEVERITIES } from './severity';

const STATES = ['open', 'pending', 'firing', 'acknowledged', 'resolved'] as const;
export type AskedState = (typeof STATES)[number];

const oneOrMany = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one)]);

const limit = z
  .string()
  .regex(/^\d{1,4}$/, 'must be a whole number')
  .transform(Number)
  .refine((value) => value >= 1 && value <= 200, 'must be 1 to 200');

/** open is firing and acknowledged. */
export const alertsParams = z.object({
  state: oneOrMany(z.enum(STATES, `must be one of ${STATES.join(', ')}`)).optional(),
  severity: oneOrMany(z.enum(SEVERITIES, `must be one of ${SEVERITIES.join(', ')}`)).optional(),
  service: z.string().min(1).max(255).optional(),
  rule: z.uuid('must be the id of a rule').optional(),
  limit: limit.default(50),
  cursor: z.string().max(200).optional(),
});
export type AlertsParams = z.output<typeof alertsParams>;

export const alertIdParams = z.object({ id: z.uuid() });

/** Until a time, or for so many minutes from now. */
export const snoozeSchema = z
  .object({
    until: absoluteTime.optional(),
    minutes: z.number().positive().max(20_160, 'must be at most 14 days').optional(),
  })
  .refine((body) => (body.until === undefined) !== (body.minutes === undefined), {
    error: 'needs either "until" or "minutes"',
  });
export type SnoozeInput = z.output<typeof snoozeSchema>;

export const reviewSchema = z.object({
  review: z.enum(REVIEWS, `must be one of ${REVIEWS.join(', ')}`),
});
