import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { ChartMark } from './chart-data';
import type { LaneEvent, LaneName, LaneSegment, LaneStop, StateLook } from './lane';
import { stateStops } from './lane-stops';
import { markLooks } from './mark-looks';

interface StatesLane extends LaneName {
  kind: 'states';
  segments: readonly LaneSegment[];
  events?: readonly LaneEvent[] | undefined;
  states: Readonly<Record<string, StateLook>>;
}

interface ValuesLane extends LaneName {
  /** steps: a level that holds until the next (a backlog). bars: counts. line: a share. */
  kind: 'steps' | 'bars' | 'line';
  unit: Unit;
  /** A CSS colour. */
  color: string;
  times: readonly number[];
  stepMs: number;
  /** null is not known. */
  values: ReadonlyArray<number | null>;
  /** What the top of the lane stands for; its largest value without it, 1 for a share. */
  most?: number | undefined;
}

interface MarksLane extends LaneName {
  kind: 'marks';
  marks: readonly ChartMark[];
}

export type CauseLane = StatesLane | ValuesLane | MarksLane;

/** The places of a lane that can be picked, by time: stretches of a state, buckets of a number, marks. */
export function causeStops(lane: CauseLane, window: TimeWindow): LaneStop[] {
  switch (lane.kind) {
    case 'states':
      return stateStops(lane, { states: lane.states }, window);
    case 'marks':
      return markStops(lane.marks, window);
    default:
      return valueStops(lane, window);
  }
}

function valueStops({ times, stepMs, values, unit }: ValuesLane, window: TimeWindow): LaneStop[] {
  return times.flatMap((timeMs, bucket) => {
    const value = values[bucket] ?? null;
    const fromMs = Math.max(window.fromMs, timeMs);
    const toMs = Math.min(window.toMs, timeMs + stepMs);
    if (fromMs >= toMs) return [];
    return [{ fromMs, toMs, text: value === null ? 'Not known' : quantityText(value, unit) }];
  });
}

function markStops(marks: readonly ChartMark[], window: TimeWindow): LaneStop[] {
  return marks
    .filter(({ timeMs }) => timeMs >= window.fromMs && timeMs <= window.toMs)
    .map(({ timeMs, kind, label }) => ({
      fromMs: timeMs,
      toMs: timeMs,
      text: `${markLooks[kind].word}: ${label}`,
    }))
    .sort((a, b) => a.fromMs - b.fromMs);
}

/** What stands at the right of a lane that says nothing of its own: how high it went, how many there were. */
export function causeNote(lane: CauseLane, stops: readonly LaneStop[]): string {
  if (lane.kind === 'states') return '';
  if (lane.kind === 'marks') return stops.length === 0 ? 'none' : String(stops.length);
  const known = lane.values.filter((value) => value !== null);
  if (known.length === 0) return 'not known';
  const highest = Math.max(...known);
  if (lane.kind !== 'bars') return `highest ${quantityText(highest, lane.unit)}`;
  const total = known.reduce((sum, value) => sum + value, 0);
  return total === 0 ? 'none' : quantityText(total, lane.unit);
}

/** What is worth a line in a table: not the buckets in which nothing happened. */
export function isTold(lane: CauseLane, stop: LaneStop): boolean {
  if (lane.kind === 'states' || lane.kind === 'marks') return true;
  return stop.text !== quantityText(0, lane.unit);
}
