import type { BreakerState, BreakerTransition } from './breaker';

/** A stretch of one state; null is unknown. */
export interface StateSpan {
  state: BreakerState | null;
  fromMs: number;
  toMs: number;
  /** When the state began, maybe before the window; null where that is not known. */
  sinceMs: number | null;
  /** Why it came to this state. */
  reason: string | null;
  /** Read from what a later transition left, not from one that led here. */
  isInferred: boolean;
  /** The transition that ended it left another state than this one: something in between was not told. */
  isDoubtful: boolean;
}

/** A change of state as a timeline needs it. */
export type Move = Pick<BreakerTransition, 'timeMs' | 'from' | 'to' | 'reason'>;

/**
 * The states of one breaker instance from `fromMs` to `toMs`, without gap or overlap. Transitions may come in any order:
 * their own times order them. Give also the last one before the window, so that its beginning is known.
 */
export function stateTimeline(
  transitions: readonly Move[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): StateSpan[] {
  const spans: StateSpan[] = [];
  const ordered = inOrder(transitions);
  let current = beginning(ordered[0]);
  for (const { timeMs, from, to, reason } of ordered) {
    if (timeMs >= toMs) break;
    const isDoubtful = from !== null && current.state !== null && from !== current.state;
    if (to === current.state && !isDoubtful) continue;
    push(spans, current, { fromMs, toMs: timeMs, isDoubtful });
    current = { state: to, fromMs: timeMs, sinceMs: timeMs, reason, isInferred: false };
  }
  push(spans, current, { fromMs, toMs, isDoubtful: false });
  return spans;
}

type OpenSpan = Omit<StateSpan, 'toMs' | 'isDoubtful'>;

/** Before the first transition stands the state that it left. */
function beginning(first: Move | undefined): OpenSpan {
  const state = first?.from ?? null;
  const isInferred = state !== null;
  return { state, fromMs: Number.NEGATIVE_INFINITY, sinceMs: null, reason: null, isInferred };
}

function push(
  spans: StateSpan[],
  { fromMs: beganMs, state, sinceMs, reason, isInferred }: OpenSpan,
  { fromMs, toMs, isDoubtful }: { fromMs: number; toMs: number; isDoubtful: boolean },
): void {
  const startMs = Math.max(fromMs, beganMs);
  if (toMs <= startMs) return;
  // Field by field: a list of breakers makes some ten thousand of them.
  spans.push({ state, fromMs: startMs, toMs, sinceMs, reason, isInferred, isDoubtful });
}

/**
 * By their own time; of those at one time, each after the one that led to where it begins, the chain's beginning first.
 */
export function inOrder<M extends Move>(transitions: readonly M[]): M[] {
  const sorted = [...transitions].sort(
    (a, b) => a.timeMs - b.timeMs || compare(a.from ?? '', b.from ?? '') || compare(a.to, b.to),
  );
  const ordered: M[] = [];
  for (let index = 0; index < sorted.length; ) {
    const { timeMs } = sorted[index] ?? { timeMs: 0 };
    let end = index + 1;
    while (sorted[end]?.timeMs === timeMs) end += 1;
    const tied = sorted.slice(index, end);
    index = end;
    while (tied.length > 0) ordered.push(...tied.splice(nextOf(tied, ordered.at(-1)), 1));
  }
  return ordered;
}

function nextOf(tied: readonly Move[], before: Move | undefined): number {
  const fits = tied.findIndex(({ from }) => from === (before?.to ?? null));
  if (fits !== -1) return fits;
  const begins = tied.findIndex(({ from }) => tied.every(({ to }) => to !== from));
  return Math.max(0, begins);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const WORST_FIRST: readonly (BreakerState | null)[] = [
  'forced_open',
  'open',
  'half_open',
  null,
  'disabled',
  'closed',
];

function rankOf({ state }: StateSpan): number {
  return WORST_FIRST.indexOf(state);
}

/** Every moment at which a span begins or ends, in order, each once. */
function edgesOf(timelines: readonly (readonly StateSpan[])[]): number[] {
  const edges = new Set<number>();
  for (const spans of timelines) {
    for (const { fromMs, toMs } of spans) edges.add(fromMs).add(toMs);
  }
  return [...edges].sort((a, b) => a - b);
}

/** One lane for a breaker that runs in several instances: at each moment the worst state of any. */
export function worstTimeline(timelines: readonly (readonly StateSpan[])[]): StateSpan[] {
  const edges = edgesOf(timelines);
  const reached = timelines.map(() => 0);
  const worst: StateSpan[] = [];
  for (let index = 0; index < edges.length - 1; index += 1) {
    const fromMs = edges[index] ?? 0;
    const toMs = edges[index + 1] ?? fromMs;
    let first: StateSpan | undefined;
    for (const [which, spans] of timelines.entries()) {
      let at = reached[which] ?? 0;
      while ((spans[at]?.toMs ?? toMs) <= fromMs) at += 1;
      reached[which] = at;
      const span = spans[at];
      if (span === undefined || span.fromMs > fromMs) continue;
      if (first === undefined || rankOf(span) < rankOf(first)) first = span;
    }
    if (first === undefined) continue;
    const last = worst[worst.length - 1];
    if (last !== undefined && last.state === first.state && last.toMs === fromMs) last.toMs = toMs;
    else worst.push({ ...first, fromMs, toMs });
  }
  return worst;
}

/** The worst state of a breaker in a window, of those instances whose state is known; null where none is. */
export function breakerTimeline(
  timelines: readonly (readonly StateSpan[])[],
  { fromMs, toMs }: { fromMs: number; toMs: number },
): StateSpan[] {
  const known = timelines.map((spans) => spans.filter(({ state }) => state !== null));
  const filled: StateSpan[] = [];
  let reachedMs = fromMs;
  for (const span of worstTimeline(known)) {
    if (span.fromMs > reachedMs) filled.push(unknownSpan(reachedMs, span.fromMs));
    filled.push(span);
    reachedMs = span.toMs;
  }
  if (reachedMs < toMs) filled.push(unknownSpan(reachedMs, toMs));
  return filled;
}

export function unknownSpan(fromMs: number, toMs: number): StateSpan {
  const unknown = { state: null, sinceMs: null, reason: null, isInferred: false };
  return { ...unknown, fromMs, toMs, isDoubtful: false };
}

/** Which of several states is told for all: the first of these that any is in. */
export function worstState(states: readonly (BreakerState | null)[]): BreakerState | null {
  return WORST_FIRST.find((state) => state !== null && states.includes(state)) ?? null;
}
