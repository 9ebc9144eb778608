import type { System, Timer } from '../src/system';

interface FakeTimer {
  afterMs: number;
  dueMs: number;
  fire: () => void;
}

/** A clock that stands still until it is moved. */
export class FakeSystem implements System {
  nowMs = Date.parse('2026-03-01T12:00:00Z');
  nextRandom = 0.5;
  #timers = new Set<FakeTimer>();
  #waiting: (() => void)[] = [];

  now = (): number => this.nowMs;
  random = (): number => this.nextRandom;

  startTimer = (fire: () => void, afterMs: number): Timer => {
    const timer = { afterMs, dueMs: this.nowMs + afterMs, fire };
    this.#timers.add(timer);
    for (const resolve of this.#waiting.splice(0)) resolve();
    return { cancel: () => this.#timers.delete(timer) };
  };

  /** Waits until somebody waits for exactly this long. */
  async timer(afterMs: number): Promise<void> {
    while (![...this.#timers].some((timer) => timer.afterMs === afterMs)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Moves the clock and fires what is due, in order. */
  advance(ms: number): void {
    const until = this.nowMs + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ dueMs }) => dueMs <= until);
      const [next] = due.sort((a, b) => a.dueMs - b.dueMs);
      if (next === undefined) break;
      this.#timers.delete(next);
      this.nowMs = Math.max(this.nowMs, next.dueMs);
      next.fire();
    }
    this.nowMs = until;
  }

  /** Waits for such a timer and lets that time pass. */
  async pass(afterMs: number): Promise<void> {
    await this.timer(afterMs);
    this.advance(afterMs);
  }
}
