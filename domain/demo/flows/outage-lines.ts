import { Chance, hashOf } from '../chance';
import { planCheckouts, settlePayment } from '../checkout-plan';
import { BREAKER, breakerIn, PROVIDER } from '../payment-trouble';
import {
  isWithin,
  movesOf,
  PAYMENTS_BREAKER,
  type PaymentsOutage,
  REFUSED,
} from '../payments-outage';
import { type DemoEntry, Scene } from '../scene';
import { MINUTE_MS } from '../story-times';
import type { World } from '../world';
import { CAPTURE_QUEUE } from './follow-up-order';

const CHECKED_EVERY_MS = 10_000;
/** Captures of a deferred payment go on for so long: what was deferred before the outage may have to wait for its end. */
const CAPTURES_WITHIN_MS = 6 * MINUTE_MS;

/** What is said of an outage of payments within one minute: by its callers while it is down, by itself once it is back. */
export function tellOutage(
  world: World,
  entries: DemoEntry[],
  outage: PaymentsOutage,
  fromMs: number,
): void {
  const isNow = (ms: number) => ms >= fromMs && ms < fromMs + MINUTE_MS;
  // Each line by a chance of its own: what else is told in its minute depends on when the outage ends.
  const sceneAt = (atMs: number) => {
    const chance = new Chance(hashOf(world.seed, 0x0074a9e), atMs - outage.startMs);
    return new Scene(world, entries, 'production', chance, {});
  };
  const breaker = { breaker: PAYMENTS_BREAKER, dependency: 'payments' };
  for (const { atMs, from, to, reason } of movesOf(outage).filter((move) => isNow(move.atMs))) {
    const level = to === 'open' ? 'error' : to === 'half_open' ? 'info' : 'warn';
    const message = `Circuit breaker ${PAYMENTS_BREAKER} went from ${from} to ${to}: ${reason}`;
    sceneAt(atMs).say(atMs, 'checkout', level, message, {
      attributes: { ...breaker, 'breaker.from': from, 'breaker.to': to },
    });
  }
  // Counted from the outage's own beginning, so that its first seconds have their lines whenever it begins.
  const first = Math.max(0, Math.ceil((fromMs - outage.startMs - 300) / CHECKED_EVERY_MS));
  for (let check = first; ; check += 1) {
    const atMs = outage.startMs + 300 + check * CHECKED_EVERY_MS;
    if (!isNow(atMs) || !isWithin(outage, atMs)) break;
    const scene = sceneAt(atMs);
    scene.say(atMs, 'checkout', 'error', 'Health check of payments failed: connection refused', {
      durationMs: scene.chance.duration(2),
      error: {
        type: 'ConnectionRefusedError',
        message: REFUSED,
        stack: `ConnectionRefusedError: ${REFUSED}\n    at checkHealth (/app/src/payments-client.ts:31:9)`,
      },
      attributes: { dependency: 'payments' },
    });
  }
  if (isNow(outage.mendMs + 300)) {
    sceneAt(outage.mendMs + 300).say(
      outage.mendMs + 300,
      'payments',
      'info',
      'Listening on port 8080',
      {
        attributes: { 'process.pid': 1 },
      },
    );
  }
  if (isNow(outage.mendMs + 700)) catchUpWithBreaker(world, sceneAt(outage.mendMs + 700), outage);
  if (fromMs + MINUTE_MS > outage.mendMs) collect(world, entries, outage, isNow);
}

/** Of what the breaker before the provider did in the meantime payments has only the end to tell. */
function catchUpWithBreaker(world: World, scene: Scene, { startMs, mendMs }: PaymentsOutage): void {
  for (const trouble of world.troublesIn(startMs, mendMs)) {
    const from = breakerIn(trouble, startMs);
    const to = breakerIn(trouble, mendMs);
    if (from === to) continue;
    const message = `Circuit breaker ${BREAKER} went from ${from} to ${to}: found so on start`;
    scene.say(mendMs + 700, 'payments', 'warn', message, {
      attributes: {
        breaker: BREAKER,
        dependency: PROVIDER,
        'breaker.from': from,
        'breaker.to': to,
      },
    });
  }
}

/** The payments that waited for the end of the outage. */
function collect(
  world: World,
  entries: DemoEntry[],
  outage: PaymentsOutage,
  isNow: (ms: number) => boolean,
): void {
  const first = Math.floor((outage.startMs - CAPTURES_WITHIN_MS) / MINUTE_MS);
  for (let slot = first; slot * MINUTE_MS <= outage.mendMs; slot += 1) {
    for (const plan of planCheckouts(world, slot)) {
      const payment = settlePayment(world, plan);
      if (payment.kind !== 'deferred' || payment.collectedMs === null) continue;
      const atMs = payment.collectedMs;
      if (!isNow(atMs)) continue;
      const chance = new Chance(hashOf(world.seed, 0xc0117ec), plan.slot, plan.index);
      const scene = new Scene(world, entries, 'production', chance, {
        traceId: chance.hex(4),
        correlationId: plan.correlationId,
        tenant: plan.shop.tenant,
        user: plan.user,
      });
      const waitedSeconds = Math.round((atMs - plan.paymentMs) / 1_000);
      const collected = `Deferred payment of order ${plan.order} captured after ${waitedSeconds} s`;
      scene.say(atMs, 'payments', 'info', collected, {
        causationId: `payment-deferred:${plan.order}`,
        durationMs: chance.duration(230),
        attributes: { 'order.id': plan.order, queue: CAPTURE_QUEUE, dependency: PROVIDER },
      });
      scene.beginTrace();
      const released = `Order ${plan.order} released to the warehouse`;
      scene.say(atMs + chance.whole(300, 900), 'fulfilment', 'info', released, {
        causationId: `payment-captured:${plan.order}`,
        attributes: { 'order.id': plan.order, warehouse: plan.shop.region },
      });
    }
  }
}
