import type { BreakerTransition } from './payment-trouble';
import { MINUTE_MS } from './story-times';

/** A time in which somebody keeps the payments service of production down, to see what becomes of it. */
export interface PaymentsOutage {
  /** Epoch ms. */
  startMs: number;
  /** When it is started again: by somebody, or by itself. Epoch ms. */
  mendMs: number;
}

/** A forgotten one does not spoil the demo: after so long payments is started again. */
export const OUTAGE_MS = 30 * MINUTE_MS;
/** The breaker that checkout has before payments. */
export const PAYMENTS_BREAKER = 'payments';
export const REFUSED = 'connect ECONNREFUSED 10.0.7.31:8080';

const OPENS_AFTER_MS = 1_000;
const PROBED_AFTER_MS = 1_000;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 2 * MINUTE_MS;
const PROBE_MS = 200;

export const isWithin = ({ startMs, mendMs }: PaymentsOutage, timeMs: number): boolean =>
  timeMs >= startMs && timeMs < mendMs;

/** How the breaker before payments goes: what is told before the mending is the same whenever that comes. */
export function movesOf({ startMs, mendMs }: PaymentsOutage): BreakerTransition[] {
  let atMs = startMs + OPENS_AFTER_MS;
  const moves: BreakerTransition[] = [
    { atMs, from: 'closed', to: 'open', reason: `3 of 3 health checks failed: ${REFUSED}` },
  ];
  const probe = (afterMs: number) =>
    moves.push({
      atMs: afterMs,
      from: 'open',
      to: 'half_open',
      reason: 'letting one call through',
    });
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 1.6, LONGEST_PAUSE_MS)) {
    const probeMs = Math.round(atMs + pauseMs);
    if (probeMs + PROBE_MS >= mendMs) break;
    probe(probeMs);
    atMs = probeMs + PROBE_MS;
    moves.push({ atMs, from: 'half_open', to: 'open', reason: `the probe failed: ${REFUSED}` });
  }
  const wellMs = Math.max(atMs, mendMs) + PROBED_AFTER_MS;
  probe(wellMs);
  moves.push({
    atMs: wellMs + PROBE_MS,
    from: 'half_open',
    to: 'closed',
    reason: 'the probe succeeded',
  });
  return moves;
}

/** Payments that waited are collected within seconds of the start; `share` (0-1) is a payment's place among them. */
export const collectedMs = ({ mendMs }: PaymentsOutage, share: number): number =>
  Math.round(mendMs + 3_000 + share * 15_000);
