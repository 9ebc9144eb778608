import {
  CALL_TIMEOUT_MS,
  type CheckoutPlan,
  type Payment,
  planCheckouts,
  settlePayment,
} from '../checkout-plan';
import { CAPTURE_QUEUE } from '../flows/follow-up-order';
import { BREAKER, PROVIDER } from '../payment-trouble';
import { PAYMENTS_BREAKER } from '../payments-outage';
import { MINUTE_MS } from '../story-times';
import type { World } from '../world';

interface Settled {
  plan: CheckoutPlan;
  payment: Payment;
}

/** Captures take up to five minutes, and a checkout begun late in its minute some seconds more. */
const REACH_SLOTS = 6;
const SLOW_CALL_MS = 2_000;

/** Every production checkout that begins in the minutes, and how its payment goes. */
export function settledIn(world: World, fromSlot: number, toSlot: number): Settled[] {
  const found: Settled[] = [];
  for (let slot = fromSlot; slot < toSlot; slot += 1) {
    for (const plan of planCheckouts(world, slot)) {
      if (plan.environment === 'production')
        found.push({ plan, payment: settlePayment(world, plan) });
    }
  }
  return found;
}

/** What went through the breaker that checkout has before payments in some minutes. */
export function checkoutBreakerSample(settled: readonly Settled[], scale: number): object {
  const whole = (count: number) => Math.round(count * scale);
  const refused = settled.filter(isRefused).length;
  return {
    breaker: PAYMENTS_BREAKER,
    service: 'checkout',
    environment: 'production',
    dependency: 'payments',
    calls: whole(settled.length),
    failures: 0,
    timeouts: 0,
    rejected: whole(refused),
    fallbacks: whole(refused),
  };
}

const isRefused = ({ payment }: Settled): boolean =>
  payment.kind === 'deferred' && payment.by === 'checkout';

/** What went through the breaker before the payment provider in some minutes. */
export function paymentBreakerSample(all: readonly Settled[], scale: number): object {
  const settled = all.filter((one) => !isRefused(one));
  const latencies = settled.flatMap(({ payment }) =>
    payment.kind === 'deferred' ? [] : payment.latenciesMs,
  );
  const deferred = settled.filter(({ payment }) => payment.kind === 'deferred').length;
  const timeouts = latencies.filter((ms) => ms >= CALL_TIMEOUT_MS).length;
  const whole = (count: number) => Math.round(count * scale);
  return {
    breaker: BREAKER,
    service: 'payments',
    environment: 'production',
    dependency: PROVIDER,
    calls: whole(latencies.length) + whole(deferred),
    failures: whole(timeouts),
    timeouts: whole(timeouts),
    rejected: whole(deferred),
    fallbacks: whole(deferred),
    slow: whole(latencies.filter((ms) => ms > SLOW_CALL_MS).length),
  };
}

/** The queue of deferred payments at the end of a minute. */
export function captureQueueSample(world: World, fromSlot: number, toSlot: number): object {
  const atMs = toSlot * MINUTE_MS;
  const fromMs = fromSlot * MINUTE_MS;
  const base = {
    queue: CAPTURE_QUEUE,
    system: 'rabbitmq',
    service: 'payments',
    environment: 'production',
    kind: 'work',
    consumers: world.outageAt('production', atMs) === undefined ? 2 : 0,
  };
  const outages = world.outagesIn(fromMs, atMs);
  const reachMs = Math.min(fromMs, ...outages.map(({ startMs }) => startMs));
  const firstSlot = Math.floor(reachMs / MINUTE_MS) - REACH_SLOTS;
  if (outages.length === 0 && world.troublesIn(firstSlot * MINUTE_MS, atMs).length === 0)
    return { ...base, depth: 0, inFlight: 0, enqueued: 0, dequeued: 0, failed: 0, retried: 0 };
  const captures = settledIn(world, firstSlot, toSlot).flatMap(({ plan, payment }) =>
    payment.kind === 'deferred'
      ? [{ ...payment, sinceMs: plan.paymentMs, tries: payment.captures }]
      : [],
  );
  const within = (ms: number) => ms >= fromMs && ms < atMs;
  const ends = captures.map(({ sinceMs, tries, collectedMs }) => ({
    sinceMs,
    endMs: collectedMs ?? tries.at(-1)?.atMs ?? sinceMs,
    hasFailed: collectedMs === null && tries.at(-1)?.ok === false,
    retries: tries.slice(1).filter((one) => within(one.atMs)).length,
  }));
  const waiting = ends.filter(({ sinceMs, endMs }) => sinceMs < atMs && endMs >= atMs);
  const oldestMs = Math.min(...waiting.map(({ sinceMs }) => sinceMs));
  return {
    ...base,
    depth: waiting.length,
    ...(waiting.length === 0 ? {} : { oldestAgeSeconds: Math.round((atMs - oldestMs) / 1_000) }),
    inFlight: Math.min(base.consumers, waiting.length),
    enqueued: ends.filter(({ sinceMs }) => within(sinceMs)).length,
    dequeued: ends.filter(({ endMs }) => within(endMs)).length,
    failed: ends.filter(({ endMs, hasFailed }) => hasFailed && within(endMs)).length,
    retried: ends.reduce((sum, { retries }) => sum + retries, 0),
  };
}
