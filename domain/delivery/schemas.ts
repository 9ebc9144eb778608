import { z } from 'zod';
import { booleanField, nameField, recordOf, textField, timeField } from '../ingest/record-fields';
import { readTimeMs } from '../logs/read-time';
import { knownWord } from '../schemas/known-word';
import { DEPLOYMENT_STATUSES, type DeploymentStatus } from './deployment';

const STATUSES: Record<string, DeploymentStatus> = {
  succeeded: 'succeeded',
  success: 'succeeded',
  successful: 'succeeded',
  ok: 'succeeded',
  completed: 'succeeded',
  failed: 'failed',
  failure: 'failed',
  error: 'failed',
  in_progress: 'in_progress',
  started: 'in_progress',
  running: 'in_progress',
  pending: 'in_progress',
  queued: 'in_progress',
  waiting: 'in_progress',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  skipped: 'cancelled',
};

/** A deployment's state in any pipeline's word for it; undefined for any other. */
export function readDeploymentStatus(word: string): DeploymentStatus | undefined {
  return knownWord(STATUSES, word.toLowerCase().replaceAll(/[- ]/g, '_'));
}

const statusField = z
  .string('must be a text')
  .transform(readDeploymentStatus)
  .pipe(z.enum(DEPLOYMENT_STATUSES, 'must be succeeded, failed, in_progress or cancelled'));

/** These times are what the metrics are made of: one that cannot be read is worth a refusal. */
const momentField = timeField.refine(
  (value) => !Number.isNaN(readTimeMs(value)),
  'must be a time such as 2026-01-15T12:00:00Z, or an epoch number',
);

const changeSchema = recordOf({
  sha: nameField,
  ref: textField,
  title: textField,
  firstCommitAt: momentField.optional(),
  openedAt: momentField.optional(),
  mergedAt: momentField.optional(),
});

/** The body of POST /api/v1/deployments. */
export const deploymentFields = {
  service: nameField,
  environment: nameField,
  sha: nameField.describe('The commit that was deployed'),
  status: statusField,
  id: textField.describe('Your id of it; a later record with the same id updates it'),
  version: textField,
  startedAt: momentField.optional(),
  finishedAt: momentField.optional().describe('Left out of a finished one: now'),
  rollbackOf: textField.describe('The id of the deployment it takes back'),
  unplanned: booleanField
    .optional()
    .describe(
      'Nobody planned it and an incident made it necessary. Left out: not known, unless it was a rollback or ended a confirmed incident',
    ),
  url: textField.describe('Where the pipeline tells more of it'),
  changes: z
    .array(changeSchema, 'must be an array of changes')
    .max(5_000, 'holds too many changes')
    .optional()
    .describe('What it brought; left out: not known'),
};

export const deploymentSchema = recordOf(deploymentFields);
export type ChangeFields = z.output<typeof changeSchema>;
