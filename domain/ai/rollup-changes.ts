import { QuantileSketch } from '../statistics/quantile-sketch';
import {
  type AiTally,
  addToTally,
  type CountedInference,
  emptyTally,
  TALLY_FIELDS,
} from './ai-tally';
import { cutLabels, ROLLUP_CUTS, type RollupCut } from './rollup-cut';
import { AI_FIELDS, dayOf, hourOf, type RollupLabels } from './rollup-key';

export const SKETCHES = ['latency', 'firstToken', 'retrieval'] as const;
export type SketchName = (typeof SKETCHES)[number];

/** An inference as the roll-ups count it. */
export interface RolledInference extends CountedInference {
  timeMs: number;
  labels: RollupLabels;
  latencyMs: number | null;
  timeToFirstTokenMs: number | null;
  retrievalMs: number | null;
}

export interface RollupKey extends RollupLabels {
  by: 'hour' | 'day';
  /** Of one tenant, or (tenant '') of all together. */
  byTenant: boolean;
  /** Of all that share the fields which the cut keeps; null: every field is kept. */
  cut: RollupCut | null;
  bucketMs: number;
}

/** What is to be added to one row of a roll-up. */
export interface RollupChange {
  key: RollupKey;
  tally: AiTally;
  added: Record<SketchName, number[]>;
  removed: Record<SketchName, number[]>;
}

/** Gathers what changes in the roll-ups; a change of an inference takes out what was counted and puts in what is now. */
export class RollupChanges {
  private readonly changes = new Map<string, RollupChange>();

  add(one: RolledInference): void {
    this.count(one, 1);
  }

  remove(one: RolledInference): void {
    this.count(one, -1);
  }

  /** With those of the cuts, in the order of their keys, which every writer keeps to. */
  sorted(): RollupChange[] {
    const all = new Map(this.changes);
    for (const change of this.changes.values()) {
      if (change.key.byTenant) addToCuts(all, change);
    }
    return [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  }

  private count(one: RolledInference, sign: 1 | -1): void {
    for (const key of keysOf(one)) {
      const change = this.changeOf(key);
      addToTally(change.tally, one, sign);
      const side = sign === 1 ? change.added : change.removed;
      if (one.latencyMs !== null) side.latency.push(one.latencyMs);
      if (one.timeToFirstTokenMs !== null) side.firstToken.push(one.timeToFirstTokenMs);
      if (one.retrievalMs !== null) side.retrieval.push(one.retrievalMs);
    }
  }

  private changeOf(key: RollupKey): RollupChange {
    return changeIn(this.changes, key);
  }
}

function changeIn(changes: Map<string, RollupChange>, key: RollupKey): RollupChange {
  const { by, byTenant, cut, bucketMs } = key;
  const text = JSON.stringify([by, cut, byTenant, bucketMs, ...AI_FIELDS.map((f) => key[f])]);
  const known = changes.get(text);
  if (known !== undefined) return known;
  const none = () => ({ latency: [], firstToken: [], retrieval: [] });
  const change: RollupChange = { key, tally: emptyTally(), added: none(), removed: none() };
  changes.set(text, change);
  return change;
}

/** What is told of single tenants adds up to every cut. */
function addToCuts(
  changes: Map<string, RollupChange>,
  { key, tally, added, removed }: RollupChange,
) {
  for (const cut of ROLLUP_CUTS) {
    const sum = changeIn(changes, { ...key, cut, ...cutLabels(cut, key) });
    for (const field of TALLY_FIELDS) sum.tally[field] += tally[field];
    for (const name of SKETCHES) {
      for (const value of added[name]) sum.added[name].push(value);
      for (const value of removed[name]) sum.removed[name].push(value);
    }
  }
}

function keysOf({ timeMs, labels }: RolledInference): RollupKey[] {
  const all = { ...labels, tenant: '' };
  return (['hour', 'day'] as const).flatMap((by) => {
    const bucketMs = by === 'hour' ? hourOf(timeMs) : dayOf(timeMs);
    return [
      { by, bucketMs, byTenant: false, cut: null, ...all },
      { by, bucketMs, byTenant: true, cut: null, ...labels },
    ];
  });
}

/** The sketch after a change: what is added first, so that taking out finds what came in the same change. */
export function changeSketch(
  known: QuantileSketch | null,
  { added, removed }: { added: readonly number[]; removed: readonly number[] },
): QuantileSketch {
  const sketch = known ?? new QuantileSketch();
  for (const value of added) sketch.add(value);
  for (const value of removed) sketch.remove(value);
  return sketch;
}
