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
  const minutes = rollup
    .minuteRows()
    .flatMap(({ bucketMs, severity, count, service, environment, version }) => [
      bucketMs,
      severity,
      count,
      placeOf(service),
      placeOf(environment),
      placeOf(version),
    ]);
  const facets = rollup
    .facetRows()
    .flatMap(({ bucketMs, count, value }) => [bucketMs, count, placeOf(value)]);
  return {
    texts: [...places.keys()],
    minutes: Float64Array.from(minutes),
    facets: Float64Array.from(facets),
  };
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
