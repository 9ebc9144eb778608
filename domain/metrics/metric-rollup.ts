const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** What one series measured in one bucket. */
export interface MetricRollupRow {
  projectId: string;
  seriesId: string;
  bucketMs: number;
  count: number;
  sum: number;
  min: number;
  max: number;
  last: number;
  lastMs: number;
}

interface Measured {
  projectId: string;
  seriesId: string;
  timeMs: number;
  value: number;
}

/** Gathers readings by series, minute and hour, so that each roll-up row is written once a group. */
export class MetricRollup {
  private readonly minutes = new Map<string, MetricRollupRow>();
  private readonly hours = new Map<string, MetricRollupRow>();

  add(measured: Measured): void {
    addTo(this.minutes, measured, MINUTE_MS);
    addTo(this.hours, measured, HOUR_MS);
  }

  /** In the order in which every writer takes them. */
  minuteRows(): MetricRollupRow[] {
    return sorted(this.minutes);
  }

  hourRows(): MetricRollupRow[] {
    return sorted(this.hours);
  }
}

function addTo(
  rows: Map<string, MetricRollupRow>,
  { projectId, seriesId, timeMs, value }: Measured,
  bucketLengthMs: number,
): void {
  const bucketMs = Math.floor(timeMs / bucketLengthMs) * bucketLengthMs;
  const key = `${projectId} ${seriesId} ${bucketMs}`;
  const row = rows.get(key);
  if (row === undefined) {
    const one = { count: 1, sum: value, min: value, max: value, last: value, lastMs: timeMs };
    rows.set(key, { projectId, seriesId, bucketMs, ...one });
    return;
  }
  row.count += 1;
  row.sum = finite(row.sum + value);
  row.min = Math.min(row.min, value);
  row.max = Math.max(row.max, value);
  if (timeMs < row.lastMs) return;
  row.last = value;
  row.lastMs = timeMs;
}

/** Two values may add up to more than a number holds, and a roll-up has to stay one that can be added to. */
function finite(sum: number): number {
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, sum));
}

function sorted(rows: Map<string, MetricRollupRow>): MetricRollupRow[] {
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
