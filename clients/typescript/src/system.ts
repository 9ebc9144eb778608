/** What the client takes from its surroundings; tests bring their own. */
export interface System {
  /** Epoch milliseconds. */
  now(): number;
  /** From 0 to less than 1. */
  random(): number;
  /** A timer that does not keep the process alive, unless `hold` says so. */
  startTimer(fire: () => void, afterMs: number, hold?: boolean): Timer;
}

export interface Timer {
  cancel(): void;
}

export const realSystem: System = {
  now: () => Date.now(),
  random: () => Math.random(),
  startTimer(fire, afterMs, hold = false) {
    const timer = setTimeout(fire, afterMs);
    if (!hold) timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
};
