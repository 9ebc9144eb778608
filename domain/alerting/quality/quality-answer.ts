import { z } from 'zod';
import { rateSchema } from '../../statistics/rate-schema';
import { SEVERITIES } from '../severity';

export const QUALITY_DAYS = 28;

const ruleQualitySchema = z.object({
  id: z.string(),
  name: z.string(),
  severity: z.enum(SEVERITIES),
  fired: z.number(),
  actionable: z.number(),
  noise: z.number(),
  duplicate: z.number(),
  unreviewed: z.number(),
  /** Of those reviewed, how many were worth it. */
  precision: rateSchema,
  /** It fired more than twice, and nobody has said of any whether it helped. */
  isUnaudited: z.boolean(),
  /** Whether another line for it can be tried on the past. */
  canBeTried: z.boolean(),
});
export type RuleQuality = z.output<typeof ruleQualitySchema>;

const pagesSchema = z.object({
  /** A schedule's name; null: whole days in UTC, where there is no schedule. */
  schedule: z.string().nullable(),
  timeZone: z.string(),
  /** How many shifts, or days, have ended or begun. */
  shifts: z.number(),
  nights: z.number(),
  pages: z.number(),
  atNight: z.number(),
  /** The most that one shift had. */
  worstShift: z.number(),
  /** Nights in which somebody was woken. */
  nightsWoken: z.number(),
});
export type ShiftPages = z.output<typeof pagesSchema>;

export const qualityAnswerSchema = z.object({
  days: z.number(),
  precision: rateSchema,
  /** Rules that fired, those first that were noise most often. */
  rules: z.array(ruleQualitySchema),
  pages: z.array(pagesSchema),
  neverFired: z.array(z.object({ id: z.string(), name: z.string(), severity: z.enum(SEVERITIES) })),
});
export type QualityAnswer = z.output<typeof qualityAnswerSchema>;

const triedSchema = z.object({
  words: z.string(),
  count: z.number(),
  during: z.number().nullable(),
});

/** A change of a rule that would have kept what came with an incident and dropped much of the rest. */
export const suggestionSchema = z.object({
  now: triedSchema.nullable(),
  suggested: triedSchema.extend({ patch: z.record(z.string(), z.unknown()) }).nullable(),
  /** Why there is none. */
  because: z.string().nullable(),
  days: z.number(),
});
export type Suggestion = z.output<typeof suggestionSchema>;
