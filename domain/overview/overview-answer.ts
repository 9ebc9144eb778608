import { z } from 'zod';
import { listedBreakerSchema } from '../breakers/breaker-answer';
import { deliveryMarkSchema } from '../delivery/cluster-marks';
import { listedDeploymentSchema } from '../delivery/deployment-list';
import { HEALTHS } from '../services/health';
import { serviceStateSchema } from '../services/service-state';

export const TILE_KEYS = [
  'work',
  'errors',
  'backlog',
  'deadLetters',
  'breakers',
  'ai',
  'delivery',
  'heartbeats',
] as const;
export type TileKey = (typeof TILE_KEYS)[number];

/** One figure of whether the work is getting done. */
const tileSchema = z.object({
  key: z.enum(TILE_KEYS),
  /** In the unit of its key; null is not known. */
  value: z.number().nullable(),
  /** What it is at this time as a rule; null is not known. */
  usual: z.number().nullable(),
  /** Of how many, where it is a share or a part. */
  n: z.number().nullable(),
  /** Said in place of the comparison with the usual. */
  words: z.string().nullable(),
  health: z.enum(HEALTHS),
});
export type OverviewTile = z.infer<typeof tileSchema>;

/** Something that is wrong now, with who has it. */
const problemSchema = z.object({
  noun: z.enum(['incident', 'alert', 'service', 'queue', 'breaker', 'ai', 'heartbeat']),
  /** What its page knows it by. */
  id: z.string(),
  name: z.string(),
  health: z.enum(['failing', 'degraded']),
  /** Why, in words: clauses, the most telling first. */
  reasons: z.array(z.string()),
  ownerTeam: z.string().nullable(),
  tier: z.number().nullable(),
});
export type OverviewProblem = z.infer<typeof problemSchema>;

export const overviewSchema = z.object({
  /** The moment that it is of. */
  at: z.string(),
  /** Whether the project has told anything that this page is made of. */
  hasAny: z.boolean(),
  health: z.enum(HEALTHS),
  /** Is anything wrong now: one sentence. */
  answer: z.string(),
  /** The worst first. */
  problems: z.array(problemSchema),
  tiles: z.array(tileSchema),
  /** What was deployed in the last week, newest first; at most 8. */
  changes: z.array(listedDeploymentSchema),
  /** The worst first. */
  services: z.array(serviceStateSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

const number = z.number().nullable();

/** A number over time; each list has a value for every time. */
const courseSchema = z.object({
  stepMs: z.number(),
  /** The beginning of each step, epoch ms. */
  times: z.array(z.number()),
  values: z.array(number),
  /** Whose part of each value is the largest; null where nobody was named. */
  services: z.array(z.string().nullable()),
});
export type OverviewCourse = z.infer<typeof courseSchema>;

/** What the cause strip draws; null for a signal that the project does not send. */
export const overviewStripSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Deployments, roll-backs, incidents; few enough to be told apart. */
  marks: z.array(deliveryMarkSchema),
  /** Those that were open longest in this time, at most three; one of the others where none was. */
  breakers: z.array(
    listedBreakerSchema.pick({
      id: true,
      name: true,
      service: true,
      openSeconds: true,
      timeline: true,
    }),
  ),
  errors: courseSchema,
  backlog: courseSchema.nullable(),
  /** Messages in dead-letter queues; where nobody tells those, messages that became dead letters. */
  deadLetters: courseSchema.extend({ isDepth: z.boolean() }).nullable(),
  /** The share of AI answers that a fallback gave. */
  aiFallback: courseSchema.nullable(),
});
export type OverviewStrip = z.infer<typeof overviewStripSchema>;
