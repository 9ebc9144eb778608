import type { BullmqJob, BullmqQueue } from './bullmq.js';

export interface DeadLetterOptions {
  /** False: jobs' data stays here. A function: what is sent of it. Left out: all of it, of which 2 KiB are kept. */
  payload?: boolean | ((data: unknown) => unknown) | undefined;
  /** Left out: the data's correlationId or requestId. */
  correlationId?: ((data: unknown) => string | undefined) | undefined;
}

const MOST_REMEMBERED = 10_000;
/** Jobs that wait to be looked up. Past it, letters go without what only the job knows. */
const MOST_LOOKED_UP = 1_000;
const PAGE = 100;
const MOST_FOUND = 1_000;

interface DeadLetterParts {
  queue: BullmqQueue;
  options: boolean | DeadLetterOptions;
  /** Jobs that failed before are not sent. */
  sinceMs: number;
  send: (letter: Record<string, unknown>) => void;
}

/** Makes dead letters of jobs that failed for good. */
export class DeadLetters {
  readonly #parts: DeadLetterParts;
  readonly #firstFailures = new Map<string, number>();
  #lookUps: Promise<void> = Promise.resolve();
  #lookingUp = 0;
  #foundUntilMs: number;
  #foundLast = new Set<string>();

  constructor(parts: DeadLetterParts) {
    this.#parts = parts;
    this.#foundUntilMs = parts.sinceMs;
  }

  /** A job failed and will be tried again; nothing else remembers when. */
  noteFailure(jobId: string, atMs: number | undefined): void {
    if (atMs === undefined || this.#firstFailures.has(jobId)) return;
    this.#firstFailures.set(jobId, atMs);
    if (this.#firstFailures.size <= MOST_REMEMBERED) return;
    for (const oldest of this.#firstFailures.keys()) {
      this.#firstFailures.delete(oldest);
      break;
    }
  }

  forget(jobId: string): void {
    this.#firstFailures.delete(jobId);
  }

  /** A job failed for good. One after the other is looked up, so that a burst of failures is none of look-ups. */
  add(jobId: string, reason: string, atMs: number | undefined): void {
    const firstFailedAt = this.#firstFailures.get(jobId);
    this.forget(jobId);
    if (this.#parts.options === false) return;
    if (this.#lookingUp >= MOST_LOOKED_UP) {
      this.#parts.send({ messageId: jobId, error: reason, firstFailedAt, at: atMs });
      return;
    }
    this.#lookingUp += 1;
    this.#lookUps = this.#lookUps.then(async () => {
      // It may have been removed already, as it is with `removeOnFail`.
      const job = await this.#parts.queue.getJob(jobId).catch(() => undefined);
      this.#lookingUp -= 1;
      this.#parts.send({
        ...(job === undefined ? {} : this.#tell(job)),
        messageId: jobId,
        error: errorOf(reason, job),
        firstFailedAt: firstFailedAt ?? (job?.attemptsMade === 1 ? atMs : undefined),
        at: atMs,
      });
    });
  }

  /** Sends the jobs that have failed since the last time, where nobody tells of them. */
  async findNew(): Promise<void> {
    const { queue, options, send } = this.#parts;
    if (options === false) return;
    const found: BullmqJob[] = [];
    for (let start = 0; start < MOST_FOUND; start += PAGE) {
      const page = await queue.getJobs(['failed'], start, start + PAGE - 1, false);
      const fresh = page.filter((job) => job !== undefined).filter((job) => this.#isNew(job));
      found.push(...fresh);
      if (page.length < PAGE || fresh.length < page.length) break;
    }
    for (const job of found.reverse()) {
      const at = job.finishedOn ?? this.#foundUntilMs;
      if (at > this.#foundUntilMs) this.#foundLast.clear();
      this.#foundUntilMs = Math.max(at, this.#foundUntilMs);
      this.#foundLast.add(job.id ?? '');
      const firstFailedAt = job.attemptsMade === 1 ? at : undefined;
      send({
        ...this.#tell(job),
        messageId: job.id,
        error: errorOf(job.failedReason ?? '', job),
        firstFailedAt,
        at,
      });
    }
  }

  #isNew({ finishedOn, id }: BullmqJob): boolean {
    if (finishedOn === undefined || finishedOn < this.#foundUntilMs) return false;
    return finishedOn > this.#foundUntilMs || !this.#foundLast.has(id ?? '');
  }

  #tell(job: BullmqJob): Record<string, unknown> {
    const { options } = this.#parts;
    const { payload = true, correlationId = usualCorrelationId } =
      typeof options === 'object' ? options : {};
    const data = typeof payload === 'function' ? attempt(() => payload(job.data)) : job.data;
    return {
      attempts: job.attemptsMade,
      correlationId: attempt(() => correlationId(job.data)),
      payload: payload === false ? undefined : { job: job.name, data },
    };
  }
}

function errorOf(reason: string, job: BullmqJob | undefined): { message: string; type?: string } {
  const stack = job?.stacktrace?.at(-1) ?? '';
  const type = /^([A-Za-z_$][\w$.]*)(?::|\n|$)/.exec(stack)?.[1];
  const message = reason === '' ? 'It failed without a reason.' : reason;
  return type === undefined ? { message } : { message, type };
}

function usualCorrelationId(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  for (const key of ['correlationId', 'correlation_id', 'requestId', 'request_id']) {
    const value: unknown = Reflect.get(data, key);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

/** The host's own functions may fail; that must cost no more than their answer. */
function attempt<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
