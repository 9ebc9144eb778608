import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';
import { BEAT_STATUSES } from './heartbeat';
import { CURRENT_STATES, SPELL_STATES } from './heartbeat-record';

/** The query of the read routes; without a range the last 24 hours. */
export const heartbeatsParams = z.object(rangeParams);
export type HeartbeatsParams = z.output<typeof heartbeatsParams>;

const time = z.string().nullable();
const count = z.number().nullable();

/** A job as every read answers it. */
export const heartbeatSchema = z.object({
  slug: z.string(),
  /** Whose job it is; null: its beats did not say. */
  service: z.string().nullable(),
  everySeconds: z.number(),
  graceSeconds: z.number(),
  state: z.enum(CURRENT_STATES),
  createdAt: z.string(),
  lastBeatAt: time,
  lastStatus: z.enum(BEAT_STATUSES).nullable(),
  lastMessage: z.string().nullable(),
  nextExpectedAt: time,
  /** When its lack becomes, or became, a miss. */
  missedFromAt: time,
  overdueSeconds: count,
  failingSince: time,
  pausedAt: time,
  /** In the window; null before anything was heard. */
  expected: count,
  received: z.number(),
  failed: z.number(),
  missed: count,
  /** What it was over the window, without overlap; state null before anything was heard. */
  segments: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      state: z.enum(['ok', ...SPELL_STATES]).nullable(),
      /** Of a silence: the beats that were due in it. */
      beats: count,
    }),
  ),
});
export type HeartbeatAnswer = z.infer<typeof heartbeatSchema>;

export const heartbeatsSchema = z.object({
  from: z.string(),
  to: z.string(),
  items: z.array(heartbeatSchema),
  nextCursor: z.null(),
});
export type HeartbeatsAnswer = z.infer<typeof heartbeatsSchema>;

export const heartbeatHistorySchema = z.object({
  from: z.string(),
  to: z.string(),
  heartbeat: heartbeatSchema,
  /** The latest of the window, newest first; at most 200. */
  beats: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      status: z.enum(BEAT_STATUSES),
      message: z.string().nullable(),
    }),
  ),
});
export type HeartbeatHistory = z.infer<typeof heartbeatHistorySchema>;

/** What a person may change of a job. */
export const heartbeatChangeSchema = z.object({
  everySeconds: z.number().min(10).max(31_622_400).optional(),
  graceSeconds: z.number().min(0).max(31_622_400).optional(),
  paused: z.boolean().optional(),
});
export type HeartbeatChange = z.infer<typeof heartbeatChangeSchema>;
