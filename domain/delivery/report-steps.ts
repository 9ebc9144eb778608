const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 1 January 1970 was a Thursday; weeks begin on Mondays. */
const FIRST_MONDAY = 4 * DAY;

export interface ReportSteps {
  stepMs: number;
  /** Where each stretch begins, as if none was cut. */
  starts: number[];
  /** The same cut to the window, with its end. */
  edges: number[];
}

/** Cuts a window into stretches that hold enough deployments to say something: hours, days, weeks or four weeks of UTC. */
export function reportSteps(fromMs: number, toMs: number): ReportSteps {
  const width = toMs - fromMs;
  const stepMs =
    width <= 2 * DAY ? 3 * HOUR : width <= 45 * DAY ? DAY : width <= 400 * DAY ? 7 * DAY : 28 * DAY;
  const origin = stepMs > DAY ? FIRST_MONDAY : 0;
  const first = Math.floor((fromMs - origin) / stepMs) * stepMs + origin;
  const count = Math.max(1, Math.ceil((toMs - first) / stepMs));
  const starts = Array.from({ length: count }, (_, index) => first + index * stepMs);
  return { stepMs, starts, edges: [fromMs, ...starts.slice(1), toMs] };
}
