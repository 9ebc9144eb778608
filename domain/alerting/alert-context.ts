import { z } from 'zod';
import { deploymentListSchema } from '../delivery/deployment-list';
import { measuredCourseSchema } from './backtest-answer';

/** What stands beside an alert: the course of what it measures, what changed before it, and what was logged around it. */
export const alertContextSchema = z.object({
  /** Of the alert's own group around its start; null where nothing of its past is kept. */
  course: measuredCourseSchema.nullable(),
  /**
   * Deployments of the last day before it and since, of its service where that is known: to its environment or production
   * first, newest first.
   */
  changes: deploymentListSchema.shape.items,
  /** The lines around its start, under the project's address. */
  logsPath: z.string(),
  /** Errors of its service around its start, each with what it was part of. */
  errors: z.array(
    z.object({
      id: z.string(),
      time: z.string(),
      message: z.string(),
      trail: z.string().nullable(),
    }),
  ),
});
export type AlertContext = z.infer<typeof alertContextSchema>;
