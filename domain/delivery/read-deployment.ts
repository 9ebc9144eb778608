import { readFields } from '../ingest/read-fields';
import { RecordDraft } from '../ingest/record-draft';
import type { RecordContext, RecordReading } from '../ingest/record-reading';
import type { FieldMapping } from '../logs/log-draft';
import type { Change, DeploymentRecord } from './deployment';
import { type ChangeFields, deploymentFields, deploymentSchema } from './schemas';

const KIND = {
  noun: 'a deployment',
  schema: deploymentSchema,
  fields: Object.keys(deploymentFields),
  example: '{"service":"shop","environment":"production","sha":"4f2a9c1","status":"succeeded"}',
};

/**
 * One record of POST /api/v1/deployments. Its times may lie years back, so that a history can be brought in. Without an
 * id of the sender's, one is made of commit and start.
 */
export function readDeployment(
  value: unknown,
  context: RecordContext,
  mappings?: FieldMapping[],
): RecordReading<DeploymentRecord> {
  const read = readFields(KIND, value, mappings);
  if (!read.ok) return read;
  const { fields } = read;
  const draft = new RecordDraft(context);
  const isDone = fields.status !== 'in_progress';
  const finishedMs = isDone ? finishedOf(draft, fields.finishedAt, context.nowMs) : null;
  const startedMs = startedOf(draft, fields.startedAt, finishedMs);
  const service = draft.label(fields.service);
  const environment = draft.label(fields.environment);
  const sha = draft.label(fields.sha.toLowerCase());
  const began = startedMs ?? finishedMs ?? context.nowMs;
  return {
    ok: true,
    row: {
      id: draft.label(fields.id ?? `${sha.slice(0, 40)}@${began}`),
      service,
      environment,
      sha,
      version: draft.optionalLabel(fields.version),
      status: fields.status,
      startedMs,
      finishedMs,
      rollbackOf: draft.optionalLabel(fields.rollbackOf),
      unplanned: fields.unplanned ?? null,
      changes: fields.changes?.map((change) => readChange(draft, change)) ?? null,
      flags: draft.flags,
      source: 'api',
      repository: null,
      url: webAddress(fields.url),
    },
  };
}

/** An address that may be followed from a page; null of anything else. */
export function webAddress(text: unknown): string | null {
  return typeof text === 'string' && text.length <= 2_000 && /^https?:\/\/[^\s\0]+$/i.test(text)
    ? text
    : null;
}

function finishedOf(draft: RecordDraft, at: string | number | undefined, nowMs: number): number {
  if (at !== undefined) {
    const time = draft.pastMs(at);
    if (time !== null) return time;
  } else draft.flag('time_missing');
  return nowMs;
}

/** A start after the end is not known better than no start. */
function startedOf(
  draft: RecordDraft,
  at: string | number | undefined,
  finishedMs: number | null,
): number | null {
  const time = draft.pastMs(at);
  if (time === null || finishedMs === null || time <= finishedMs) return time;
  draft.flag('time_ignored');
  return null;
}

function readChange(draft: RecordDraft, change: ChangeFields): Change {
  return {
    sha: draft.label(change.sha.toLowerCase()),
    ref: draft.optionalLabel(change.ref),
    title: draft.optionalLabel(change.title),
    firstCommitMs: draft.pastMs(change.firstCommitAt),
    openedMs: draft.pastMs(change.openedAt),
    mergedMs: draft.pastMs(change.mergedAt),
  };
}
