import {
  type CountReading,
  countReading,
  seedLateCounters,
  sumIncreases,
} from '../../metrics/count-reading';
import type { CounterMemory } from '../../metrics/counter-memory';
import type { MetricPoint } from '../../metrics/metric-point';
import type { QueueCount, QueueLevel, QueueSample } from '../queue-sample';
import { recogniseBullmq } from './bullmq';
import { recogniseKafka } from './kafka';
import type { QueueReading } from './queue-reading';
import { recogniseRabbitmq } from './rabbitmq';
import { recogniseSqs } from './sqs';

const RECOGNISERS = [recogniseRabbitmq, recogniseBullmq, recogniseSqs, recogniseKafka];

/** A sample whose counters have not been compared with their last values yet; see `finishQueueDrafts`. */
export interface QueueDraft {
  sample: QueueSample;
  counts: ReadonlyMap<QueueCount, readonly CountReading[]>;
}

/**
 * Finds queue samples in metric points by the names that brokers and their exporters give them. Points of one queue
 * that one instance measured in the same second make one sample. What is no queue's is left in `rest`.
 */
export function recogniseQueuePoints(points: readonly MetricPoint[]): {
  drafts: QueueDraft[];
  rest: MetricPoint[];
} {
  const groups = new Map<string, Group>();
  const rest: MetricPoint[] = [];
  for (const point of points) {
    const reading = readQueue(point);
    if (reading === null) rest.push(point);
    else groupOf(groups, point, reading).add(point, reading);
  }
  return { drafts: [...groups.values()].map((group) => group.draft()), rest };
}

function readQueue(point: MetricPoint): QueueReading | null {
  for (const recognise of RECOGNISERS) {
    const reading = recognise(point);
    if (reading !== null) return reading;
  }
  return null;
}

function groupOf(groups: Map<string, Group>, point: MetricPoint, reading: QueueReading): Group {
  const second = Math.floor(point.timeMs / 1_000);
  const { service, environment, instance } = point;
  const { system, queue } = reading;
  const key = JSON.stringify([system, queue, service, environment, instance, second]);
  const group = groups.get(key) ?? new Group(point, reading);
  groups.set(key, group);
  return group;
}

interface LevelReading {
  rank: number;
  /** By part; a part that is told twice counts once. */
  parts: Map<string, number>;
}

class Group {
  private readonly levels = new Map<QueueLevel, LevelReading>();
  private readonly counts = new Map<QueueCount, CountReading[]>();
  private readonly flags = new Set<QueueSample['flags'][number]>();
  private timeMs: number;

  constructor(
    private readonly first: MetricPoint,
    private readonly origin: QueueReading,
  ) {
    this.timeMs = first.timeMs;
  }

  add(point: MetricPoint, reading: QueueReading): void {
    this.timeMs = Math.max(this.timeMs, point.timeMs);
    for (const flag of point.flags) this.flags.add(flag);
    if (reading.level !== undefined) this.addLevel(reading.level, point.value, reading);
    for (const count of reading.counts ?? []) {
      const readings = this.counts.get(count) ?? [];
      const one = countReading(point, reading.isPeriodic);
      // One counter may count for two fields, and is then remembered for each.
      readings.push({ ...one, key: one.key === null ? null : `${count} ${one.key}` });
      this.counts.set(count, readings);
    }
  }

  private addLevel(level: QueueLevel, value: number, { rank = 0, part = '' }: QueueReading): void {
    const known = this.levels.get(level);
    if (known !== undefined && known.rank < rank) return;
    const reading = known?.rank === rank ? known : { rank, parts: new Map<string, number>() };
    reading.parts.set(part, Math.max(reading.parts.get(part) ?? 0, Math.max(0, value)));
    this.levels.set(level, reading);
  }

  draft(): QueueDraft {
    const { first, origin } = this;
    const depth = this.level('depth');
    const age = this.level('oldestAgeSeconds');
    const sample: QueueSample = {
      timeMs: this.timeMs,
      queue: origin.queue,
      system: origin.system,
      service: first.service,
      environment: first.environment,
      kind: origin.deadLetterOf === undefined ? null : 'dead_letter',
      deadLetterOf: origin.deadLetterOf ?? null,
      depth,
      inFlight: this.level('inFlight'),
      delayed: this.level('delayed'),
      oldestAgeSeconds: depth === 0 ? null : age,
      enqueued: null,
      dequeued: null,
      failed: null,
      retried: null,
      consumers: this.level('consumers'),
      countedSinceMs: null,
      flags: [...this.flags],
    };
    return { sample, counts: this.counts };
  }

  private level(level: QueueLevel): number | null {
    const reading = this.levels.get(level);
    if (reading === undefined) return null;
    return [...reading.parts.values()].reduce((sum, value) => sum + value, 0);
  }
}

/** What the counters of these drafts are remembered under. */
export function queueCounterKeys(drafts: readonly QueueDraft[]): string[] {
  return drafts.flatMap(({ counts }) =>
    [...counts.values()].flat().flatMap(({ key }) => key ?? []),
  );
}

/**
 * The drafts as samples: each cumulative counter compared with its last value. A draft that then says nothing, because
 * it held only first readings, is no sample.
 */
export function finishQueueDrafts(
  drafts: readonly QueueDraft[],
  memory: CounterMemory,
): QueueSample[] {
  const samples: QueueSample[] = [];
  for (const { sample, counts } of [...drafts].sort((a, b) => a.sample.timeMs - b.sample.timeMs)) {
    const finished = { ...sample };
    const since: (number | null)[] = [];
    seedLateCounters([...counts.values()].flat(), memory);
    for (const [count, readings] of counts) {
      const sum = sumIncreases(readings, memory);
      if (sum === null) continue;
      finished[count] = sum.increase;
      since.push(sum.fromMs);
    }
    const known = since.filter((ms) => ms !== null);
    if (known.length > 0 && known.length === since.length) {
      finished.countedSinceMs = Math.min(...known);
    }
    if (saysSomething(finished)) samples.push(finished);
  }
  return samples;
}

const MEASURES = [
  'depth',
  'inFlight',
  'delayed',
  'oldestAgeSeconds',
  'enqueued',
  'dequeued',
  'failed',
  'retried',
  'consumers',
] as const;

function saysSomething(sample: QueueSample): boolean {
  return MEASURES.some((measure) => sample[measure] !== null);
}
