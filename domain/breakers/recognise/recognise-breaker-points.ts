import { type CountReading, countReading } from '../../metrics/count-reading';
import type { MetricPoint } from '../../metrics/metric-point';
import type { BreakerSample, BreakerState, ConcurrencyLimit } from '../breaker';
import type { BreakerCount, BreakerReading } from './breaker-reading';
import type { Moves } from './derive-state';
import { recogniseEnvoyLimit } from './envoy';
import { recogniseOpossum } from './opossum';
import { recognisePolly } from './polly';
import { recogniseResilience4j } from './resilience4j';

const RECOGNISERS = [recogniseOpossum, recogniseResilience4j, recognisePolly];

/** What a batch says of one breaker at one time, before its counters are compared with their last values. */
export interface BreakerDraft {
  sample: BreakerSample;
  counts: ReadonlyMap<BreakerCount, readonly CountReading[]>;
  moves: ReadonlyMap<keyof Moves, readonly CountReading[]>;
  countsFromClosed: boolean;
}

/**
 * Finds breakers in metric points by the names that their libraries give them. Points of one breaker of one instance in
 * the same second make one sample. Envoy's limits come apart, as they are no breakers of ours; what is neither is left
 * in `rest`.
 */
export function recogniseBreakerPoints(points: readonly MetricPoint[]): {
  drafts: BreakerDraft[];
  limits: ConcurrencyLimit[];
  rest: MetricPoint[];
} {
  const groups = new Map<string, Group>();
  const limits: ConcurrencyLimit[] = [];
  const rest: MetricPoint[] = [];
  for (const point of points) {
    const reading = readBreaker(point);
    const limit = reading === null ? recogniseEnvoyLimit(point) : null;
    if (reading !== null) groupOf(groups, point, reading).add(point, reading);
    else if (limit !== null) limits.push(limit);
    else rest.push(point);
  }
  return { drafts: [...groups.values()].map((group) => group.draft()), limits, rest };
}

function readBreaker(point: MetricPoint): BreakerReading | null {
  for (const recognise of RECOGNISERS) {
    const reading = recognise(point);
    if (reading !== null) return reading;
  }
  return null;
}

function groupOf(groups: Map<string, Group>, point: MetricPoint, reading: BreakerReading): Group {
  const second = Math.floor(point.timeMs / 1_000);
  const key = JSON.stringify([
    reading.breaker,
    point.service,
    point.environment,
    point.instance,
    second,
  ]);
  const group = groups.get(key) ?? new Group(point, reading);
  groups.set(key, group);
  return group;
}

class Group {
  private readonly counts = new Map<BreakerCount, CountReading[]>();
  private readonly moves = new Map<keyof Moves, CountReading[]>();
  private readonly states = new Set<BreakerState>();
  private readonly rates = new Map<'reportedFailureRate' | 'reportedSlowRate', number>();
  private timeMs: number;
  private countsFromClosed = false;

  constructor(
    private readonly first: MetricPoint,
    private readonly origin: BreakerReading,
  ) {
    this.timeMs = first.timeMs;
  }

  add(point: MetricPoint, reading: BreakerReading): void {
    this.timeMs = Math.max(this.timeMs, point.timeMs);
    if (reading.countsFromClosed) this.countsFromClosed = true;
    if (reading.state !== undefined && point.value > 0) this.states.add(reading.state);
    // Below zero the library says that it has not seen enough calls.
    if (reading.rate !== undefined && point.value >= 0) {
      this.rates.set(reading.rate, Math.min(1, point.value / 100));
    }
    for (const count of reading.counts ?? []) append(this.counts, count, point);
    if (reading.move !== undefined) append(this.moves, reading.move, point);
  }

  draft(): BreakerDraft {
    const { first, origin, states } = this;
    const [state] = states;
    const sample: BreakerSample = {
      timeMs: this.timeMs,
      breaker: origin.breaker,
      service: first.service ?? UNKNOWN_SERVICE,
      environment: first.environment,
      instance: first.instance,
      dependency: origin.dependency,
      intervalSeconds: null,
      calls: null,
      successes: null,
      failures: null,
      timeouts: null,
      rejected: null,
      fallbacks: null,
      slow: null,
      // Two states at once would be two registries under one name: neither is believed.
      state: states.size === 1 ? (state ?? null) : null,
      reportedFailureRate: this.rates.get('reportedFailureRate') ?? null,
      reportedSlowRate: this.rates.get('reportedSlowRate') ?? null,
      flags: first.flags,
    };
    const { counts, moves, countsFromClosed } = this;
    return { sample, counts, moves, countsFromClosed };
  }
}

/** What the counters of these drafts are remembered under. */
export function breakerCounterKeys(drafts: readonly BreakerDraft[]): string[] {
  return drafts.flatMap(({ counts, moves }) =>
    [...counts.values(), ...moves.values()].flat().flatMap(({ key }) => key ?? []),
  );
}

/** A breaker belongs to a service; one whose metrics name none is shown under this. */
const UNKNOWN_SERVICE = 'unknown_service';

/** One counter may count for two fields, and is then remembered for each. */
function append<Key extends string>(
  map: Map<Key, CountReading[]>,
  field: Key,
  point: MetricPoint,
): void {
  const one = countReading(point);
  const readings = map.get(field) ?? [];
  readings.push({ ...one, key: one.key === null ? null : `${field} ${one.key}` });
  map.set(field, readings);
}
