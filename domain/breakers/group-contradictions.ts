import { type Contradiction, contradictionMessage } from './find-contradictions';

/** Contradictions of one kind that follow each other are one finding, however many samples tell it. */
const APART_MS = 10 * 60_000;

export interface ContradictionGroup {
  fromMs: number;
  toMs: number;
  samples: number;
  state: Contradiction['state'];
  message: string;
}

/** Those of one breaker instance, the newest group first. */
export function groupContradictions(found: readonly Contradiction[]): ContradictionGroup[] {
  const groups: { first: Contradiction; last: Contradiction; samples: number; calls: number }[] =
    [];
  const open = new Map<string, (typeof groups)[number]>();
  for (const one of [...found].sort((a, b) => a.timeMs - b.timeMs)) {
    const key = `${one.kind} ${one.state} ${one.sampleState}`;
    const group = open.get(key);
    if (group !== undefined && one.timeMs - group.last.timeMs <= APART_MS) {
      group.last = one;
      group.samples += 1;
      group.calls += one.calls;
      continue;
    }
    const begun = { first: one, last: one, samples: 1, calls: one.calls };
    open.set(key, begun);
    groups.push(begun);
  }
  return groups
    .map(({ first, last, samples, calls }) => ({
      fromMs: first.timeMs,
      toMs: last.timeMs,
      samples,
      state: first.state,
      message: contradictionMessage({ ...first, calls }),
    }))
    .sort((a, b) => b.toMs - a.toMs);
}
