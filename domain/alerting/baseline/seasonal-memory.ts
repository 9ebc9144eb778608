import type { StateReader, StateWriter } from './state-bytes';

const DAY_MS = 86_400_000;
const SLOTS_A_DAY = 48;
const SLOT_MS = DAY_MS / SLOTS_A_DAY;
/** Two half hours, or two values where they come more slowly, to either side count as the same time of day: rush hour is
 * never to the minute, and clocks change. */
const NEIGHBOURS = 2;
const MOST_NEIGHBOURS = 12;
const RECENT_DAYS = 14;
/** From so many weeks on, a day is compared with the same weekdays alone. */
const WEEKS = 6;
/** With today, and the evening before the first of them. */
const DAYS_KEPT = WEEKS * 7 + 2;
/** A fortnight, today, and the evening before it: most memories never know more. */
const DAYS_AT_FIRST = RECENT_DAYS + 2;
/** The lowest and the highest of each half hour. */
const VALUES_A_DAY = SLOTS_A_DAY * 2;
/** With so many days to go by, the most extreme one is left out: one bad day must not make the next one usual. */
const TRIMMED_FROM_DAYS = 4;

/** What was seen at a time of day on similar days. */
export interface UsualRange {
  lower: number;
  upper: number;
  /** The middle of the middle day. */
  middle: number;
  /** How many days it is made of. */
  days: number;
  /** Whether those are the same weekdays of past weeks. */
  isWeekly: boolean;
}

/** A turn that holds no day yet. */
const NO_DAY = -(2 ** 31);

/** Of a half hour since 1970, or before it, which it is of its day. */
const slotOf = (at: number) => at - Math.floor(at / SLOTS_A_DAY) * SLOTS_A_DAY;

/** A range of no days, as it is written. */
const NO_RANGE: UsualRange = { lower: 0, upper: 0, middle: 0, days: 0, isWeekly: false };

/** Lowest and highest value of each half hour of the last six weeks: 6 kB in its first fortnight, 17 kB after six weeks. */
export class SeasonalMemory {
  /** By day in turn, and in each its half hours: the lowest values, then the highest. NaN: none yet. */
  private values = new Float32Array(DAYS_AT_FIRST * VALUES_A_DAY);
  /** Which day each turn holds. */
  private days = new Int32Array(DAYS_AT_FIRST).fill(NO_DAY);
  private firstDay = Number.NaN;
  private lastMs = Number.NaN;
  /** The shortest time between two values. */
  private stepMs = Number.POSITIVE_INFINITY;
  private cachedSlot = Number.NaN;
  private cached: UsualRange | null = null;

  /** The range of the days before this one; null on the first day. */
  usual(timeMs: number): UsualRange | null {
    const at = Math.floor(timeMs / SLOT_MS);
    // Within a slot the days before it do not change.
    if (at !== this.cachedSlot) {
      this.cached = this.find(Math.floor(at / SLOTS_A_DAY), slotOf(at));
      this.cachedSlot = at;
    }
    return this.cached;
  }

  add(timeMs: number, value: number): void {
    const at = Math.floor(timeMs / SLOT_MS);
    const day = Math.floor(at / SLOTS_A_DAY);
    if (Number.isNaN(this.firstDay)) this.firstDay = day;
    if (timeMs > this.lastMs) this.stepMs = Math.min(this.stepMs, timeMs - this.lastMs);
    this.lastMs = timeMs;
    const turn = this.turnFor(day);
    if (turn === null) return;
    const low = turn * VALUES_A_DAY + slotOf(at);
    const high = low + SLOTS_A_DAY;
    // Nothing is less or more than NaN.
    if (!(value >= (this.values[low] ?? value))) this.values[low] = value;
    if (!(value <= (this.values[high] ?? value))) this.values[high] = value;
  }

  writeTo(state: StateWriter): void {
    const known = [...this.days.entries()].filter(([, day]) => day !== NO_DAY);
    state.count(this.days.length);
    state.count(known.length);
    for (const [turn, day] of known) {
      state.number(day);
      state.singles(this.values.subarray(turn * VALUES_A_DAY, (turn + 1) * VALUES_A_DAY));
    }
    state.number(this.firstDay);
    state.number(this.lastMs);
    state.number(this.stepMs);
    state.number(this.cachedSlot);
    const { lower, upper, middle, days, isWeekly } = this.cached ?? NO_RANGE;
    for (const number of [lower, upper, middle]) state.number(number);
    state.count(days);
    state.count(isWeekly ? 1 : 0);
  }

  /** @throws RangeError for what `writeTo` has not written */
  static readFrom(state: StateReader): SeasonalMemory {
    const memory = new SeasonalMemory();
    const turns = state.count();
    if (turns === DAYS_KEPT) memory.makeRoom();
    else if (turns !== DAYS_AT_FIRST) throw new RangeError('A memory of this length is not known');
    const known = state.count();
    for (let nth = 0; nth < known; nth += 1) {
      const day = state.number();
      const turn = memory.turnOf(day);
      memory.values.set(state.singles(VALUES_A_DAY), turn * VALUES_A_DAY);
      memory.days[turn] = day;
    }
    memory.firstDay = state.number();
    memory.lastMs = state.number();
    memory.stepMs = state.number();
    memory.cachedSlot = state.number();
    const [lower, upper, middle] = [state.number(), state.number(), state.number()];
    const [days, isWeekly] = [state.count(), state.count() === 1];
    memory.cached = days === 0 ? null : { lower, upper, middle, days, isWeekly };
    return memory;
  }

  private turnOf(day: number): number {
    return day - Math.floor(day / this.days.length) * this.days.length;
  }

  /** Where a day is kept; the one that was there so many days ago is forgotten. Null for one that comes too late itself. */
  private turnFor(day: number): number | null {
    const turn = this.turnOf(day);
    const later = day - (this.days[turn] ?? NO_DAY);
    if (later === 0) return turn;
    if (Math.abs(later) < DAYS_KEPT && this.days.length < DAYS_KEPT) {
      this.makeRoom();
      return this.turnFor(day);
    }
    // What is earlier by far more is no late value, but another clock.
    if (later < 0 && later > -2 * DAYS_KEPT) return null;
    this.days[turn] = day;
    this.values.fill(Number.NaN, turn * VALUES_A_DAY, (turn + 1) * VALUES_A_DAY);
    return turn;
  }

  private makeRoom(): void {
    const { days, values } = this;
    this.days = new Int32Array(DAYS_KEPT).fill(NO_DAY);
    this.values = new Float32Array(DAYS_KEPT * VALUES_A_DAY);
    for (const [turn, day] of days.entries()) {
      const kept = day === NO_DAY ? null : this.turnFor(day);
      if (kept === null) continue;
      const row = values.subarray(turn * VALUES_A_DAY, (turn + 1) * VALUES_A_DAY);
      this.values.set(row, kept * VALUES_A_DAY);
    }
  }

  private find(today: number, slot: number): UsualRange | null {
    const isWeekly = today - this.firstDay >= WEEKS * 7;
    const step = isWeekly ? 7 : 1;
    const days: { low: number; high: number }[] = [];
    for (let back = step; back <= (isWeekly ? WEEKS * 7 : RECENT_DAYS); back += step) {
      const found = this.rangeAround(today - back, slot, today);
      if (found !== null) days.push(found);
    }
    if (days.length === 0) return null;
    const lows = days.map(({ low }) => low).sort((a, b) => a - b);
    const highs = days.map(({ high }) => high).sort((a, b) => b - a);
    const middles = days.map(({ low, high }) => (low + high) / 2).sort((a, b) => a - b);
    const skipped = days.length >= TRIMMED_FROM_DAYS && !isWeekly ? 1 : 0;
    return {
      lower: lows[skipped] ?? 0,
      upper: highs[skipped] ?? 0,
      middle: middles[days.length >> 1] ?? 0,
      days: days.length,
      isWeekly,
    };
  }

  private rangeAround(day: number, slot: number, today: number) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    const slots = this.stepMs > SLOT_MS ? Math.round((NEIGHBOURS * this.stepMs) / SLOT_MS) : 2;
    const reach = Math.min(MOST_NEIGHBOURS, Number.isFinite(slots) ? slots : NEIGHBOURS);
    for (let step = -reach; step <= reach; step += 1) {
      const at = day * SLOTS_A_DAY + slot + step;
      const ownDay = Math.floor(at / SLOTS_A_DAY);
      const turn = this.turnOf(ownDay);
      if (ownDay >= today || this.days[turn] !== ownDay) continue;
      const place = turn * VALUES_A_DAY + slotOf(at);
      const lowest = this.values[place] ?? Number.NaN;
      if (Number.isNaN(lowest)) continue;
      low = Math.min(low, lowest);
      high = Math.max(high, this.values[place + SLOTS_A_DAY] ?? high);
    }
    return low === Number.POSITIVE_INFINITY ? null : { low, high };
  }
}
