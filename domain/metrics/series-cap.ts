import type { MetricPoint } from './metric-point';

/** Stands for what a cap turned away. */
export const OTHER = '__other__';

const FOLDED: Readonly<Record<string, string>> = Object.freeze({ [OTHER]: OTHER });

/**
 * What is left of a point whose series a cap turned away: it loses its labels and origin, and its name too when nothing
 * admitted carries that. What the values of many names share is not even a unit.
 */
export function foldPoint(point: MetricPoint, keepsName: boolean): MetricPoint {
  const folded = { ...point, labels: FOLDED, service: null, environment: null };
  return keepsName ? folded : { ...folded, name: OTHER, unit: null, type: 'gauge' };
}

interface CapTimes {
  /** For so long a process believes that a series it saw admitted still is. */
  believedMs: number;
  /** For so long it does not ask again once there was no room. */
  fullMs: number;
}

const USUAL: CapTimes = { believedMs: 600_000, fullMs: 10_000 };

/**
 * What one process knows of one project's series, so that it need not ask the database of each point: which were
 * admitted, and whether there was room at all. Holds no more than the database admits.
 */
export class SeriesCap {
  private readonly times: CapTimes;
  private series = new Set<string>();
  private names = new Set<string>();
  private forgetAtMs = Number.NEGATIVE_INFINITY;
  private fullUntilMs = Number.NEGATIVE_INFINITY;

  constructor(times: Partial<CapTimes> = {}) {
    this.times = { ...USUAL, ...times };
  }

  /** Unknown: the database has to be asked. */
  standing(seriesId: string, nowMs: number): 'admitted' | 'folded' | 'unknown' {
    if (nowMs >= this.forgetAtMs) {
      this.series = new Set();
      this.names = new Set();
      this.forgetAtMs = nowMs + this.times.believedMs;
      this.fullUntilMs = Number.NEGATIVE_INFINITY;
    }
    if (this.series.has(seriesId)) return 'admitted';
    return nowMs < this.fullUntilMs ? 'folded' : 'unknown';
  }

  admit(seriesId: string, name: string): void {
    this.series.add(seriesId);
    this.names.add(name);
  }

  /** There was no room for more than what `admit` was told of. */
  full(nowMs: number): void {
    this.fullUntilMs = nowMs + this.times.fullMs;
  }

  hasName(name: string): boolean {
    return this.names.has(name);
  }

  get size(): number {
    return this.series.size;
  }
}
