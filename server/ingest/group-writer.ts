import { databaseFailure, isPassing } from '@/server/db/postgres-error';
import { ServiceError } from '@/server/errors';
import { metrics } from '@/server/observability/metrics';
import { isOfTheData } from './is-of-the-data';
import { storeOneByOne } from './store-one-by-one';
import { storeSubmissions } from './store-submissions';
import type { SignalStore, StoredOutcome, Submission } from './submission';
import { tellFollowers } from './tell-followers';

interface Waiting<Payload> {
  submission: Submission<Payload>;
  resolve: (outcome: StoredOutcome) => void;
  reject: (error: unknown) => void;
}

const GROUP_BYTES = 4 * 1024 * 1024;
const GROUP_SUBMISSIONS = 512;
/** Groups that are with the database at one time, each with a lane of its own for what all of them count. */
const GROUPS_AT_ONCE = 4;
/** How long a small request waits for company before it commits. */
const LINGER_MS = 4;
const LINGER_BELOW_BYTES = 64 * 1024;
const ATTEMPTS = 3;

/**
 * Group commit: requests that arrive together share one transaction. A request is answered only after the commit that
 * holds it. One writer a signal and process.
 */
export class GroupWriter<Payload> {
  private waiting: Waiting<Payload>[] = [];
  private waitingBytes = 0;
  private readonly freeLanes = Array.from({ length: GROUPS_AT_ONCE }, (_, lane) => lane);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly signal: SignalStore<Payload>) {}

  submit(submission: Submission<Payload>): Promise<StoredOutcome> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ submission, resolve, reject });
      this.waitingBytes += submission.payloadBytes;
      this.schedule();
    });
  }

  private schedule(): void {
    if (this.freeLanes.length === 0 || this.waiting.length === 0) return;
    if (this.waitingBytes >= LINGER_BELOW_BYTES || this.waiting.length >= GROUP_SUBMISSIONS) {
      this.start();
    } else {
      this.timer ??= setTimeout(() => this.start(), LINGER_MS);
    }
  }

  private start(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const lane = this.waiting.length === 0 ? undefined : this.freeLanes.pop();
    if (lane === undefined) return;
    const group = this.takeGroup();
    this.store(group, lane)
      .catch((error) => {
        for (const { reject } of group) reject(error);
      })
      .finally(() => {
        this.freeLanes.push(lane);
        this.schedule();
      });
    this.schedule();
  }

  private takeGroup(): Waiting<Payload>[] {
    let bytes = 0;
    let count = 0;
    for (const { submission } of this.waiting) {
      const full = bytes + submission.payloadBytes > GROUP_BYTES || count >= GROUP_SUBMISSIONS;
      if (count > 0 && full) break;
      bytes += submission.payloadBytes;
      count += 1;
    }
    this.waitingBytes -= bytes;
    return this.waiting.splice(0, count);
  }

  private async store(group: Waiting<Payload>[], lane: number): Promise<void> {
    const submissions = group.map(({ submission }) => submission);
    for (let attempt = 1; ; attempt += 1) {
      try {
        const startedAt = performance.now();
        const outcomes = await storeSubmissions(this.signal, submissions, { lane });
        this.stored(submissions);
        recordGroup(this.signal.signal, outcomes, performance.now() - startedAt);
        group.forEach(({ resolve }, index) => {
          const outcome = outcomes[index];
          if (outcome !== undefined) resolve(outcome);
        });
        return;
      } catch (error) {
        const failure = databaseFailure(error);
        if (failure === 'missing_partition' && attempt < ATTEMPTS) {
          await this.signal.makePartitions?.(submissions);
        } else if (isOfTheData(error)) {
          await this.storeApart(group);
          this.stored(submissions);
          return;
        } else if (failure !== 'contention' || attempt >= ATTEMPTS) {
          throw isPassing(failure) ? databaseAway(error) : error;
        }
      }
    }
  }

  private stored(submissions: readonly Submission<Payload>[]): void {
    const told = submissions.filter(({ receipt }) => receipt.accepted > 0);
    tellFollowers(
      this.signal.channel,
      told.map(({ projectId, payload }) => ({
        projectId,
        kinds: this.signal.kinds?.(payload) ?? [],
      })),
    );
    this.signal.onStored?.(submissions);
  }

  /** Something in the group cannot be stored: each request is stored alone, and a bad record rejected alone. */
  private async storeApart(group: Waiting<Payload>[]): Promise<void> {
    for (const { submission, resolve, reject } of group) {
      await storeOneByOne(this.signal, submission).then(resolve, (error) => {
        reject(isPassing(databaseFailure(error)) ? databaseAway(error) : error);
      });
    }
  }
}

function recordGroup(signal: string, outcomes: StoredOutcome[], tookMs: number): void {
  const { ingestGroupRecords, ingestGroupSeconds, ingestRecords } = metrics();
  const accepted = storedCount(outcomes, 'accepted');
  ingestGroupSeconds.observe({ signal }, tookMs / 1000);
  ingestGroupRecords.observe({ signal }, accepted);
  ingestRecords.inc({ signal, outcome: 'accepted' }, accepted);
  ingestRecords.inc({ signal, outcome: 'rejected' }, storedCount(outcomes, 'rejected'));
}

function storedCount(outcomes: StoredOutcome[], what: 'accepted' | 'rejected'): number {
  return outcomes.reduce((sum, o) => sum + (o.kind === 'stored' ? o.receipt[what] : 0), 0);
}

function databaseAway(cause: unknown): ServiceError {
  return new ServiceError('unavailable', 'Candor cannot reach its database at the moment.', {
    // A connection that broke while it committed leaves open whether it did.
    hint: 'Send the same request again after the time in Retry-After; with an Idempotency-Key it is never stored twice.',
    retryAfterSeconds: 2,
    cause,
  });
}
