import { LogRollup } from './log-rollup';

/**
 * What a roll-up counts as a few plain values: handed from thread to thread row by row, as objects, it would cost as much
 * as it takes to count.
 */
export interface PackedLogRollup {
  /** Each text once. */
  texts: string[];
  /** Bucket, level and count, and where in `texts` service, environment and version stand: six numbers a row. */
  minutes: Float64Array;
  /** Bucket, count, and where in `texts` the value stands: three numbers a row. */
  facets: Float64Array;
}

const MINUTE_NUMBERS = 6;
const FACET_NUMBERS = 3;

export function packLogRollup(rollup: LogRollup): PackedLogRollup {
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, places.size);
    return places.size - 1;
  };
  const minuteRows = rollup.minuteRows();
  const minutes = new Float64Array(minuteRows.length * MINUTE_NUMBERS);
  minuteRows.forEach((row, index) => {
    const at = index * MINUTE_NUMBERS;
    minutes[at] = row.bucketMs;
    minutes[at + 1] = row.severity;
    minutes[at + 2] = row.count;
    minutes[at + 3] = placeOf(row.service);
    minutes[at + 4] = placeOf(row.environment);
    minutes[at + 5] = placeOf(row.version);
  });
  const facetRows = rollup.facetRows();
  const facets = new Float64Array(facetRows.length * FACET_NUMBERS);
  facetRows.forEach(({ bucketMs, count, value }, index) => {
    const at = index * FACET_NUMBERS;
    facets[at] = bucketMs;
    facets[at + 1] = count;
    facets[at + 2] = placeOf(value);
  });
  return { texts: [...places.keys()], minutes, facets };
}

export function unpackLogRollup({ texts, minutes, facets }: PackedLogRollup): LogRollup {
  const rollup = new LogRollup();
  const textAt = (numbers: Float64Array, at: number) => texts[numbers[at] ?? -1] ?? '';
  for (let at = 0; at < minutes.length; at += MINUTE_NUMBERS) {
    rollup.addMinuteRow({
      bucketMs: minutes[at] ?? 0,
      severity: minutes[at + 1] ?? 0,
      count: minutes[at + 2] ?? 0,
      service: textAt(minutes, at + 3),
      environment: textAt(minutes, at + 4),
      version: textAt(minutes, at + 5),
    });
  }
  for (let at = 0; at < facets.length; at += FACET_NUMBERS) {
    rollup.addFacet(facets[at] ?? 0, textAt(facets, at + 2), facets[at + 1] ?? 0);
  }
  return rollup;
}
