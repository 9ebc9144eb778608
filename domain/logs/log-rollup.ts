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

/** Where lines were written; '' for a field that the event did not carry. */
export type LogPlace = Pick<RollupRow, 'service' | 'environment' | 'version'>;

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

/** Rows by field after field: quicker, event for event, than a key that is put together of all of them. */
type Minutes = Map<string, Map<string, Map<string, Map<number, RollupRow>>>>;

/**
 * Counts events by minute, service, environment, version and level, and by ten minutes and tenant, so that charts never
 * read the events themselves. Add every event of a batch once, then store the rows.
 */
export class LogRollup {
  private readonly minutes: Minutes = new Map();
  private readonly facets = new Map<string, Map<number, FacetRow>>();

  /** Counts `event`, or takes it back with a `count` of -1. */
  add(event: CountedEvent, count: 1 | -1 = 1): void {
    const { timeMs, tenant } = event;
    const severity = Math.floor((event.severityNumber - 1) / 4) * 4 + 1;
    const service = event.service ?? '';
    const environment = event.environment ?? '';
    const bucketMs = Math.floor(timeMs / MINUTE_MS) * MINUTE_MS;
    this.addMinute(bucketMs, service, environment, event.version ?? '', severity, count);
    if (tenant === null) return;
    this.addFacet(Math.floor(timeMs / TEN_MINUTES_MS) * TEN_MINUTES_MS, tenant, count);
  }

  copy(): LogRollup {
    const copy = new LogRollup();
    copy.merge(this);
    return copy;
  }

  merge(other: LogRollup): void {
    this.addRows(other.minuteRows(), other.facetRows());
  }

  addRows(minutes: readonly RollupRow[], facets: readonly FacetRow[]): void {
    for (const row of minutes) this.addMinuteRow(row);
    for (const { bucketMs, value, count } of facets) this.addFacet(bucketMs, value, count);
  }

  minuteRows(): RollupRow[] {
    const rows: RollupRow[] = [];
    for (const environments of this.minutes.values()) {
      for (const versions of environments.values()) {
        for (const series of versions.values()) rows.push(...series.values());
      }
    }
    return rows.filter(isCounted);
  }

  /** What was counted at all of, each once, whatever its minutes and levels. */
  places(): LogPlace[] {
    const places: LogPlace[] = [];
    for (const [service, environments] of this.minutes) {
      for (const [environment, versions] of environments) {
        for (const [version, series] of versions) {
          if ([...series.values()].some(isCounted)) places.push({ service, environment, version });
        }
      }
    }
    return places;
  }

  facetRows(): FacetRow[] {
    return [...this.facets.values()].flatMap((buckets) => [...buckets.values()]).filter(isCounted);
  }

  /** The rows, series that `admit` turns away folded into `__other__`: first their version, then the whole series. */
  limitedRows(admit: Admit): { minutes: RollupRow[]; facets: FacetRow[] } {
    const minutes = this.minuteRows();
    const facets = this.facetRows();
    let admitted: RollupRow | undefined;
    const limitedMinutes = minutes.map((row) => {
      // The rows of a series follow each other.
      if (admitted !== undefined && isSameSeries(admitted, row)) return row;
      const limited = admitRow(row, admit);
      if (limited === row) admitted = row;
      return limited;
    });
    const limitedFacets = facets.map((row) =>
      admit(hourOf(row.bucketMs), row.field, row.value) ? row : { ...row, value: OTHER },
    );
    const isWhole =
      limitedMinutes.every((row, i) => row === minutes[i]) &&
      limitedFacets.every((row, i) => row === facets[i]);
    if (isWhole) return { minutes, facets };
    const limited = new LogRollup();
    limited.addRows(limitedMinutes, limitedFacets);
    return { minutes: limited.minuteRows(), facets: limited.facetRows() };
  }

  addMinuteRow(row: RollupRow): void {
    const { bucketMs, service, environment, version, severity, count } = row;
    this.addMinute(bucketMs, service, environment, version, severity, count);
  }

  private addMinute(
    bucketMs: number,
    service: string,
    environment: string,
    version: string,
    severity: number,
    count: number,
  ): void {
    const series = mapAt(mapAt(mapAt(this.minutes, service), environment), version);
    // Minutes are whole multiples of more than any severity.
    const known = series.get(bucketMs + severity);
    if (known !== undefined) known.count += count;
    else
      series.set(bucketMs + severity, { bucketMs, service, environment, version, severity, count });
  }

  addFacet(bucketMs: number, value: string, count: number): void {
    const buckets = mapAt(this.facets, value);
    const known = buckets.get(bucketMs);
    if (known !== undefined) known.count += count;
    else buckets.set(bucketMs, { bucketMs, field: 'tenant', value, count });
  }
}

/** The map that lies under a key, made when there is none. */
function mapAt<K, V>(maps: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = maps.get(key);
  if (known !== undefined) return known;
  const made = new Map<K, V>();
  maps.set(key, made);
  return made;
}

/** Whether a series may have rows of its own in an hour. */
type Admit = (bucketHourMs: number, kind: string, series: string) => boolean;

function isSameSeries(a: RollupRow, b: RollupRow): boolean {
  return (
    a.service === b.service &&
    a.environment === b.environment &&
    a.version === b.version &&
    hourOf(a.bucketMs) === hourOf(b.bucketMs)
  );
}

function admitRow(row: RollupRow, admit: Admit): RollupRow {
  const hour = hourOf(row.bucketMs);
  if (admit(hour, 'series', `${row.service}\u0001${row.environment}\u0001${row.version}`))
    return row;
  if (admit(hour, 'service', `${row.service}\u0001${row.environment}`))
    return { ...row, version: OTHER };
  return { ...row, service: OTHER, environment: OTHER, version: OTHER };
}

function isCounted(row: { count: number }): boolean {
  return row.count !== 0;
}

function hourOf(timeMs: number): number {
  return Math.floor(timeMs / HOUR_MS) * HOUR_MS;
}
