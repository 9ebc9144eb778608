import { z } from 'zod';
import { isRecord } from '../../ingest/record-fields';

/** A failed job as its hash in Redis has it; null is what it lacks, or what is too large to be fetched. */
export interface FailedJob {
  id: string;
  /** When it failed for good, in epoch ms. */
  failedMs: number;
  name: string | null;
  reason: string | null;
  /** A JSON array, the last failure's stack at its end. */
  stacktrace: string | null;
  attempts: number | null;
  /** JSON. */
  data: string | null;
}

/** Until when each queue's failed jobs have been told, and which of the very last moment. */
export const failureMemorySchema = z.record(
  z.string(),
  z.object({ untilMs: z.number(), ids: z.array(z.string()) }),
);
export type FailureMemory = z.output<typeof failureMemorySchema>;

/** A job that failed for good, as a record of POST /api/v1/queues/dead-letters. */
export function deadLetterOf(queue: string, job: FailedJob): Record<string, unknown> {
  const data = parse(job.data);
  const type = errorType(job.stacktrace);
  const message = job.reason || 'It failed without a reason.';
  return {
    queue: `${queue}.failed`,
    system: 'bullmq',
    messageId: job.id,
    error: type === undefined ? message : { message, type },
    attempts: job.attempts ?? undefined,
    firstFailedAt: job.attempts === 1 ? job.failedMs : undefined,
    correlationId: correlationIdOf(data),
    payload: data === undefined ? undefined : { job: job.name, data },
    at: job.failedMs,
  };
}

/** What to remember once these have been told; `jobs` are all that failed at or after what was remembered before. */
export function rememberFailures(
  jobs: readonly FailedJob[],
  before: FailureMemory[string] | undefined,
): FailureMemory[string] {
  const untilMs = Math.max(before?.untilMs ?? 0, ...jobs.map(({ failedMs }) => failedMs));
  const last = jobs.filter(({ failedMs }) => failedMs === untilMs).map(({ id }) => id);
  const known = before?.untilMs === untilMs ? before.ids : [];
  return { untilMs, ids: [...new Set([...known, ...last])] };
}

function errorType(stacktrace: string | null): string | undefined {
  const stacks = parse(stacktrace);
  const last: unknown = Array.isArray(stacks) ? stacks.at(-1) : undefined;
  if (typeof last !== 'string') return undefined;
  return /^([A-Za-z_$][\w$.]*)(?::|\n|$)/.exec(last)?.[1];
}

function correlationIdOf(data: unknown): string | undefined {
  if (!isRecord(data)) return undefined;
  const found = ['correlationId', 'correlation_id', 'requestId', 'request_id']
    .map((key) => data[key])
    .find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : undefined;
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
