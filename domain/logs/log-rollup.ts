import type { LogEvent } from './log-event';

/** One row of the minute or hour roll-up; times in epoch milliseconds, '' for a field that the event did not carry. */
export interface RollupRow {
  bucketMs: number;
  service: string;
  environment: string;
  version: string;
  /** The lowest number of the level: 1, 5, 9, 13, 17 or 21. */
  severity: number;
  count: number;
}

/** One row of the count of a field's values, by ten minutes. */
export interface FacetRow {
  bucketMs: number;
  field: 'tenant';
  value: string;
  count: number;
}

export const OTHER = '__other__';
const MINUTE_MS = 60_000;
const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;

/** The fields of an event that are counted. */
export type CountedEvent = Pick<
  LogEvent,
  'timeMs' | 'severityNumber' | 'service' | 'environment' | 'version' | 'tenant'
>;

/**
 * Counts events by minute, service, environment, version and level, and by ten minutes and tenant, so that charts never
 * read the events themselves. Add every event of a batch once, then store the rows.
 */
export class LogRollup {
  private readonly minutes = new Map<string, RollupRow>();
  private readonly facets = new Map<string, FacetRow>();
  // Neighbours in a batch mostly fall in the same row: the last one is tried before a key is built.
  private last: RollupRow | undefined;

  /** Counts `event`, or takes it back with a `count` of -1. */
  add(event: CountedEvent, count: 1 | -1 = 1): void {
    const bucketMs = Math.floor(event.timeMs / MINUTE_MS) * MINUTE_MS;
    const severity = Math.floor((event.severityNumber - 1) / 4) * 4 + 1;
    const service = event.service ?? '';
    const environment = event.environment ?? '';
    const version = event.version ?? '';
    const { last } = this;
    if (
      last !== undefined &&
      last.bucketMs === bucketMs &&
      last.severity === severity &&
      last.service === service &&
      last.environment === environment &&
      last.version === version
    ) {
      last.count += count;
    } else {
      this.last = addMinute(this.minutes, {
        bucketMs,
        service,
        environment,
        version,
        severity,
        count,
      });
    }
    if (event.tenant !== null) {
      addFacet(this.facets, {
        bucketMs: Math.floor(event.timeMs / TEN_MINUTES_MS) * TEN_MINUTES_MS,
        field: 'tenant',
        value: event.tenant,
        count,
      });
    }
  }

  copy(): LogRollup {
    const copy = new LogRollup();
    copy.merge(this);
    return copy;
  }

  merge(other: LogRollup): void {
    this.last = undefined;
    addAll(this.minutes, other.minutes);
    addAll(this.facets, other.facets);
  }

  minuteRows(): RollupRow[] {
    return [...this.minutes.values()].filter(counted);
  }

  facetRows(): FacetRow[] {
    return [...this.facets.values()].filter(counted);
  }

  /** Folds series that `admit` turns away into `__other__`: first their version, then the whole series. */
  limitSeries(admit: (bucketHourMs: number, kind: string, series: string) => boolean): void {
    this.last = undefined;
    for (const [key, row] of [...this.minutes]) {
      const admitted = admitRow(row, admit);
      if (admitted === row) continue;
      this.minutes.delete(key);
      addMinute(this.minutes, admitted);
    }
    for (const [key, row] of [...this.facets]) {
      if (admit(hourOf(row.bucketMs), row.field, row.value)) continue;
      this.facets.delete(key);
      addFacet(this.facets, { ...row, value: OTHER });
    }
  }
}

/** Adds the counts of one map to another; both have their keys from the same function. */
function addAll<Row extends { count: number }>(
  to: Map<string, Row>,
  from: ReadonlyMap<string, Row>,
): void {
  for (const [key, row] of from) {
    const known = to.get(key);
    if (known === undefined) to.set(key, { ...row });
    else known.count += row.count;
  }
}

function admitRow(
  row: RollupRow,
  admit: (bucketHourMs: number, kind: string, series: string) => boolean,
): RollupRow {
  const hour = hourOf(row.bucketMs);
  if (admit(hour, 'series', `${row.service}\u0001${row.environment}\u0001${row.version}`))
    return row;
  if (admit(hour, 'service', `${row.service}\u0001${row.environment}`))
    return { ...row, version: OTHER };
  return { ...row, service: OTHER, environment: OTHER, version: OTHER };
}

function counted(row: { count: number }): boolean {
  return row.count !== 0;
}

function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS) * HOUR_MS;
}

function addMinute(map: Map<string, RollupRow>, row: RollupRow): RollupRow {
  const key = `${row.bucketMs}\u0001${row.severity}\u0001${row.service}\u0001${row.environment}\u0001${row.version}`;
  const known = map.get(key);
  if (known !== undefined) {
    known.count += row.count;
    return known;
  }
  const fresh = { ...row };
  map.set(key, fresh);
  return fresh;
}

function addFacet(map: Map<string, FacetRow>, row: FacetRow): void {
  const key = `${row.bucketMs}\u0001${row.field}\u0001${row.value}`;
  const known = map.get(key);
  if (known === undefined) map.set(key, { ...row });
  else known.count += row.count;
}
