import { createGuard } from './guard.js';
import type { Timer } from './system.js';
import type { Watch, WatchParts } from './watch.js';

type OpossumEvent = keyof typeof COUNTED | 'open' | 'halfOpen' | 'close' | 'shutdown';
type OpossumListener = (detail: unknown) => void;

/** What is used of an opossum breaker, of any version. */
export interface OpossumBreaker {
  readonly name: string;
  readonly enabled: boolean;
  readonly opened: boolean;
  readonly halfOpen: boolean;
  readonly stats: { readonly fires: number; readonly failures: number };
  on(event: OpossumEvent, listener: OpossumListener): unknown;
  off(event: OpossumEvent, listener: OpossumListener): unknown;
}

export interface WatchBreakerOptions {
  /** What is called through it. Left out: the breaker's name. */
  dependency?: string | undefined;
  /** Left out: the breaker's own name. */
  name?: string | undefined;
  /** Seconds from one sample to the next. 10. */
  every?: number | undefined;
}

/** opossum's events, and what each counts. A timeout is followed by a failure: failures hold the timeouts. */
const COUNTED = {
  fire: 'calls',
  success: 'successes',
  failure: 'failures',
  timeout: 'timeouts',
  reject: 'rejected',
  fallback: 'fallbacks',
} as const;
const NOTHING = { calls: 0, successes: 0, failures: 0, timeouts: 0, rejected: 0, fallbacks: 0 };

type State = 'closed' | 'open' | 'half_open' | 'disabled';

export function watchBreaker(
  { outbox, settings, system, problems }: WatchParts,
  breaker: OpossumBreaker,
  options: WatchBreakerOptions = {},
): Watch {
  const name = options.name ?? breaker.name;
  const { service, environment, instance } = settings;
  const dependency = options.dependency ?? name;
  const origin = { breaker: name, service, environment, instance, dependency };
  const everyMs = Math.max(1, options.every ?? 10) * 1_000;
  const listeners: [OpossumEvent, OpossumListener][] = [];
  // The breaker calls us in the middle of the host's own call, and a timer in the middle of nothing.
  const guard = createGuard(problems);
  const listen = (event: OpossumEvent, work: OpossumListener) => {
    const listener = guard(work, undefined);
    listeners.push([event, listener]);
    breaker.on(event, listener);
  };
  let counts = { ...NOTHING };
  let countedSince = system.now();
  let state = stateOf(breaker);
  let lastFailure: string | undefined;
  let timer: Timer;

  const move = (to: State) => {
    if (to === state) return;
    const reason = to === 'open' ? reasonOf(breaker, lastFailure) : undefined;
    outbox.add('breakers/transitions', { ...origin, from: state, to, reason, at: system.now() });
    state = to;
  };
  const sample = guard(() => {
    // Nothing is emitted when somebody enables or disables it.
    move(stateOf(breaker));
    const at = system.now();
    const intervalSeconds = Math.max(0.001, (at - countedSince) / 1_000);
    outbox.add('breakers/samples', { ...origin, intervalSeconds, ...counts, state, at });
    counts = { ...NOTHING };
    countedSince = at;
  }, undefined);
  const tick = () => {
    sample();
    timer = system.startTimer(tick, everyMs);
  };

  for (const event of Object.keys(COUNTED) as (keyof typeof COUNTED)[]) {
    listen(event, () => {
      counts[COUNTED[event]] += 1;
    });
  }
  listen('failure', (error) => {
    lastFailure = String(error instanceof Error ? error.message : error);
  });
  listen('open', () => move('open'));
  listen('halfOpen', () => move('half_open'));
  listen('close', () => move('closed'));
  timer = system.startTimer(tick, everyMs);

  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    timer.cancel();
    for (const [event, listener] of listeners.splice(0)) breaker.off(event, listener);
    sample();
  };
  // It is disabled next, which of a process that ends in good order would pass for somebody's doing.
  listen('shutdown', stop);
  return { stop };
}

function stateOf({ enabled, opened, halfOpen }: OpossumBreaker): State {
  if (!enabled) return 'disabled';
  if (opened) return 'open';
  return halfOpen ? 'half_open' : 'closed';
}

function reasonOf({ stats }: OpossumBreaker, lastFailure: string | undefined): string | undefined {
  if (stats.failures === 0) return undefined;
  const last = lastFailure === undefined ? '' : `, the last with: ${lastFailure.slice(0, 500)}`;
  return `${stats.failures} of ${stats.fires} calls failed${last}`;
}
