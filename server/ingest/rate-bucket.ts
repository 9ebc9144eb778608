import type { TodaysUsage } from '@/server/db/sql/ingest-usage';

/** Seconds of its rate that a key may save up for a burst. */
const BURST_SECONDS = 10;

/**
 * The token bucket of one key in one process. One request may overdraw it, so that a batch larger than the bucket still
 * passes now and then. What other processes store counts as well, as soon as it is heard of.
 */
export class RateBucket {
  private tokens: number;
  /** What was refilled beyond the brim since the others were last heard of: they may have used it up by then. */
  private spilt = 0;
  private stored = 0;
  /** What was stored, or under way, when the others were last heard of: surely in the sum by now. */
  private surelyStored = 0;
  private others: { day: string; events: number } | undefined;

  constructor(
    private readonly eventsPerSecond: number,
    private filledAtMs: number,
  ) {
    this.tokens = this.capacity;
  }

  private get capacity(): number {
    return this.eventsPerSecond * BURST_SECONDS;
  }

  /** Takes `events` out; answers the seconds to wait when there is nothing to take from, and null otherwise. */
  take(events: number, nowMs: number): number | null {
    this.refill(nowMs);
    if (this.tokens <= 0) return Math.ceil((1 - this.tokens) / this.eventsPerSecond);
    this.tokens -= events;
    return null;
  }

  private refill(nowMs: number): void {
    const full = this.tokens + ((nowMs - this.filledAtMs) / 1000) * this.eventsPerSecond;
    this.tokens = Math.min(this.capacity, full);
    this.spilt += full - this.tokens;
    this.filledAtMs = nowMs;
  }

  /** So many events of the key are being stored by this process; negative when that came to nothing. */
  noteStored(events: number): void {
    this.stored += events;
  }

  /**
   * Charges what others have stored since the last time, by what all of them have together. What this process is storing
   * may not be in there yet, so only what goes beyond the most that was ever theirs is new.
   */
  settle({ day, events: ofAll }: TodaysUsage): void {
    const events = ofAll - this.stored;
    const before = this.others;
    if (before === undefined || before.day !== day) {
      // Rather too much than too little to begin from: what is under way is not to be charged as another's later.
      this.others = { day, events: ofAll - this.surelyStored };
    } else if (events > before.events) {
      this.others = { day, events };
      this.tokens -= Math.max(0, events - before.events - this.spilt);
    }
    this.surelyStored = this.stored;
    this.spilt = 0;
  }
}
