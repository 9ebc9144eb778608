import { systemPool } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { readTodaysUsage } from '@/server/db/sql/ingest-usage';
import { ServiceError } from '@/server/errors';
import { RateBucket } from './rate-bucket';

interface LimitedKey {
  id: string;
  projectId: string;
  /** Null: no limit of its own. */
  eventsPerSecond: number | null;
  dailyEvents: number | null;
}

interface DailyCount {
  day: string;
  events: number;
  readAtMs: number;
}

interface KeyRate {
  eventsPerSecond: number;
  bucket: RateBucket;
  /** Monotonic milliseconds. */
  lookedAtMs: number;
  isLooking: boolean;
}

const RECOUNT_AFTER_MS = 5_000;
/** How late a process may hear of what others have stored under a key with a rate. */
const LOOK_AFTER_MS = 1_000;

/**
 * The rate limit and daily quota of API keys, over all processes: what each has stored is in the database. The rate is
 * kept here, and what others have stored is asked for beside the requests, which never wait for it.
 */
export class KeyLimits {
  private readonly rates = new Map<string, KeyRate>();
  private readonly counts = new Map<string, DailyCount>();

  /**
   * Charges `events` to the key.
   * @throws ServiceError `rate_limited` or `quota_exceeded`, both with the seconds to wait.
   */
  async charge(key: LimitedKey, events: number): Promise<void> {
    if (key.eventsPerSecond !== null) this.chargeRate(key, key.eventsPerSecond, events);
    if (key.dailyEvents !== null) await this.chargeDay(key, key.dailyEvents, events);
  }

  /**
   * Tells that `events` of a key are about to be committed by this process, before they are: whoever then finds them among
   * all that is stored does not take them for another's. Negative when they were not.
   */
  noteStored(keyId: string, events: number): void {
    this.rates.get(keyId)?.bucket.noteStored(events);
  }

  private chargeRate(key: LimitedKey, eventsPerSecond: number, events: number): void {
    const nowMs = performance.now();
    const rate = this.rateOf(key, eventsPerSecond, nowMs);
    const waitSeconds = rate.bucket.take(events, nowMs);
    if (nowMs - rate.lookedAtMs > LOOK_AFTER_MS && !rate.isLooking) {
      rate.lookedAtMs = nowMs;
      rate.isLooking = true;
      this.lookAround(key)
        // An outage is told by whoever stores something.
        .catch(() => {})
        .finally(() => {
          rate.isLooking = false;
        });
    }
    if (waitSeconds === null) return;
    throw new ServiceError(
      'rate_limited',
      `This key may send ${eventsPerSecond} events a second and has sent more.`,
      {
        hint: 'Send the same request again after the time in Retry-After, or raise the limit in the project\u2019s settings.',
        retryAfterSeconds: waitSeconds,
      },
    );
  }

  private rateOf({ id }: LimitedKey, eventsPerSecond: number, nowMs: number): KeyRate {
    const known = this.rates.get(id);
    if (known?.eventsPerSecond === eventsPerSecond) return known;
    const bucket = new RateBucket(eventsPerSecond, nowMs);
    const rate = {
      eventsPerSecond,
      bucket,
      lookedAtMs: Number.NEGATIVE_INFINITY,
      isLooking: false,
    };
    this.rates.set(id, rate);
    return rate;
  }

  /** Charges the rate of a key with what other processes have stored under it. */
  async lookAround({ id, projectId }: LimitedKey): Promise<void> {
    const usage = await readTodaysUsage(systemPool(), projectId, id);
    this.rates.get(id)?.bucket.settle(usage);
  }

  private async chargeDay(key: LimitedKey, dailyEvents: number, events: number): Promise<void> {
    const nowMs = await databaseNow();
    const day = new Date(nowMs).toISOString().slice(0, 10);
    let count = this.counts.get(key.id);
    if (count === undefined || count.day !== day || nowMs - count.readAtMs > RECOUNT_AFTER_MS) {
      const { events: stored } = await readTodaysUsage(systemPool(), key.projectId, key.id);
      count = { day, events: stored, readAtMs: nowMs };
      this.counts.set(key.id, count);
    }
    if (count.events >= dailyEvents) {
      const untilMidnight = 86_400 - Math.floor((nowMs % 86_400_000) / 1000);
      throw new ServiceError(
        'quota_exceeded',
        `This key\u2019s quota of ${dailyEvents} events a day is used up.`,
        {
          hint: 'It starts again at 00:00 UTC; the quota can be raised in the project\u2019s settings.',
          retryAfterSeconds: untilMidnight,
        },
      );
    }
    count.events += events;
  }
}

const globalStore = globalThis as typeof globalThis & { candorKeyLimits?: KeyLimits };

export function keyLimits(): KeyLimits {
  globalStore.candorKeyLimits ??= new KeyLimits();
  return globalStore.candorKeyLimits;
}
