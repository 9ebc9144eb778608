import { type CountReading, countReading, increaseOf, seedLateCounters } from './count-reading';
import type { CounterMemory } from './counter-memory';
import type { MetricPoint } from './metric-point';

/** What a point adds to its series: a gauge's value, or how much a counter or delta grew. */
export interface MetricReading {
  point: MetricPoint;
  value: number;
}

/** What counters' last values are remembered under, for the points that need them. */
export function counterKeys(points: readonly MetricPoint[]): string[] {
  return points.flatMap((point) => countReading(point).key ?? []);
}

/**
 * Points as readings, oldest first, each cumulative counter compared with its last value. A counter's first reading says
 * nothing, a late or repeated one neither: they leave none.
 */
export function metricReadings(
  points: readonly MetricPoint[],
  memory: CounterMemory,
): MetricReading[] {
  const sources = new Map<string, CountReading[]>();
  for (const point of points) {
    if (point.type !== 'counter') continue;
    const { name, service, environment, instance } = point;
    const source = JSON.stringify([name, service, environment, instance]);
    const readings = sources.get(source);
    if (readings === undefined) sources.set(source, [countReading(point)]);
    else readings.push(countReading(point));
  }
  for (const readings of sources.values()) seedLateCounters(readings, memory);
  return [...points]
    .sort((a, b) => a.timeMs - b.timeMs)
    .flatMap((point) => {
      if (point.type === 'gauge') return [{ point, value: point.value }];
      const increase = increaseOf(countReading(point), memory);
      return increase === null ? [] : [{ point, value: increase.increase }];
    });
}
