import { z } from 'zod';
import { DEPLOYMENT_STATUSES } from './deployment';

export const DEPLOYMENT_KINDS = [
  'change',
  'rollback',
  'redeploy',
  'rerun',
  'not_succeeded',
  'not_finished',
] as const;

const moment = z.string().nullable();

export const listedDeploymentSchema = z.object({
  ref: z.string(),
  id: z.string(),
  service: z.string(),
  environment: z.string(),
  sha: z.string(),
  version: z.string().nullable(),
  status: z.enum(DEPLOYMENT_STATUSES),
  /** What it is to the metrics, seen from those before it. */
  kind: z.enum(DEPLOYMENT_KINDS),
  startedAt: moment,
  finishedAt: moment,
  /** Its end, else its beginning. */
  at: moment,
  durationSeconds: z.number().nullable(),
  /** How many changes it brought; null: not known. */
  changeCount: z.number().int().nullable(),
  /** Of its first changes. */
  titles: z.array(z.string()),
  rolledBackAt: moment,
  /** Confirmed by a person. */
  incidents: z.number().int(),
  source: z.string(),
  repository: z.string().nullable(),
  url: z.string().nullable(),
});
export type ListedDeployment = z.output<typeof listedDeploymentSchema>;

/** Newest first; `total` counts those that the list leaves out too. */
export const deploymentListSchema = z.object({
  items: z.array(listedDeploymentSchema),
  total: z.number().int(),
});
export type DeploymentList = z.output<typeof deploymentListSchema>;

export const deploymentDetailSchema = listedDeploymentSchema.extend({
  isFirst: z.boolean(),
  unplanned: z.boolean().nullable(),
  /** The deployment that this one took back. */
  rolledBack: z.string().nullable(),
  previous: z
    .object({ ref: z.string(), sha: z.string(), version: z.string().nullable() })
    .nullable(),
  release: z
    .object({ tag: z.string(), name: z.string().nullable(), url: z.string().nullable() })
    .nullable(),
  changes: z
    .array(
      z.object({
        sha: z.string(),
        ref: z.string().nullable(),
        title: z.string().nullable(),
        firstCommitAt: moment,
        openedAt: moment,
        mergedAt: moment,
        leadSeconds: z.number().nullable(),
        alreadyDelivered: z.boolean(),
      }),
    )
    .nullable(),
  /** Incidents it may have made, the likeliest first. */
  suspects: z.array(
    z.object({
      incidentId: z.string(),
      title: z.string(),
      url: z.string().nullable(),
      startedAt: z.string(),
      recoveredAt: moment,
      score: z.number(),
      reasons: z.array(z.string()),
      /** What a person said; null: nobody did. */
      isConfirmed: z.boolean().nullable(),
      decidedBy: z.string().nullable(),
    }),
  ),
});
export type DeploymentDetail = z.output<typeof deploymentDetailSchema>;

export const decideIncidentSchema = z.object({
  ref: z.string().min(1).max(3_000),
  incidentId: z.string().min(1).max(255),
  isConfirmed: z.boolean(),
});
export type DecideIncidentInput = z.output<typeof decideIncidentSchema>;
