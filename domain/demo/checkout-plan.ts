import { Chance, hashOf } from './chance';
import { customerOf } from './customer';
import type { PaymentTrouble } from './payment-trouble';
import { collectedMs } from './payments-outage';
import type { Environment } from './releases';
import { densityAt, loadAt } from './rhythm';
import { PRODUCTS, type Shop } from './shop';
import { MINUTE_MS } from './story-times';
import type { World } from './world';

/** One customer at the till: everything that is settled before the payment provider is asked. */
export interface CheckoutPlan {
  /** Minute since 1970 it begins in, and its place in that minute. */
  slot: number;
  index: number;
  environment: Environment;
  startMs: number;
  /** When payments would call the provider. */
  paymentMs: number;
  shop: Shop;
  user: string;
  order: string;
  correlationId: string;
  traceId: string;
  items: number;
  amount: number;
}

export type Payment =
  | { kind: 'authorised'; latenciesMs: number[] }
  | { kind: 'declined'; latenciesMs: number[]; reason: string }
  | { kind: 'failed'; latenciesMs: number[] }
  /** A breaker was open: the order is taken all the same, the money is to be collected later. */
  | {
      kind: 'deferred';
      /** Who could not ask on: payments its provider, or checkout payments. */
      by: 'payments' | 'checkout';
      captures: Capture[];
      /** When payments, being down, takes it from the queue at last; null where it was not down for its captures. */
      collectedMs: number | null;
    };

/** One try to collect a deferred payment. */
export interface Capture {
  atMs: number;
  ok: boolean;
}

const CHECKOUTS_A_MINUTE = 1.9;
export const CALL_TIMEOUT_MS = 4_000;
const CALLS = 3;
const CAPTURE_AFTER_MS = [8_000, 30_000, 75_000, 150_000, 240_000] as const;
const DECLINES: readonly [string, ...string[]] = [
  'insufficient_funds',
  'card_expired',
  'do_not_honour',
  'authentication_failed',
];

/** The checkouts that begin in a minute, in the order they begin. */
export function planCheckouts(world: World, slot: number): CheckoutPlan[] {
  const slotMs = slot * MINUTE_MS;
  const load = loadAt(slotMs);
  const chance = new Chance(hashOf(world.seed, 0xc4ec), slot);
  const count = chance.count(CHECKOUTS_A_MINUTE * load.total * densityAt(slotMs, world.anchorMs));
  const starts = Array.from({ length: count }, () => slotMs + chance.whole(0, MINUTE_MS - 1));
  return starts
    .sort((a, b) => a - b)
    .map((startMs, index) => {
      const own = new Chance(hashOf(world.seed, 0xc4ec07), slot, index);
      const customer = customerOf(own, load);
      const items = 1 + own.count(0.9);
      let amount = 0;
      for (let item = 0; item < items; item += 1) amount += own.pick(PRODUCTS).price;
      return {
        slot,
        index,
        environment: customer.environment,
        startMs,
        paymentMs: startMs + own.whole(260, 900),
        shop: customer.shop,
        user: customer.user,
        order: `${customer.shop.tenant.slice(0, 2).toUpperCase()}-${slot % 10_000_000}${index}`,
        correlationId: `chk-${own.hex(2)}`,
        traceId: own.hex(4),
        items,
        amount: Math.round(amount * 100) / 100,
      };
    });
}

/** How the payment of a checkout goes, given how the provider does at that time. */
export function settlePayment(world: World, plan: CheckoutPlan): Payment {
  if (world.outageAt(plan.environment, plan.paymentMs) !== undefined) {
    return { kind: 'deferred', by: 'checkout', ...capturesOf(world, plan, [0]) };
  }
  const { slowness, breaker } = world.payments(plan.environment, plan.paymentMs);
  if (breaker !== 'closed') {
    return { kind: 'deferred', by: 'payments', ...capturesOf(world, plan, CAPTURE_AFTER_MS) };
  }
  const chance = new Chance(hashOf(world.seed, 0x9a7), plan.slot, plan.index);
  const latenciesMs: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const latencyMs = chance.duration(190 * (1 + slowness * 13), 0.35 + slowness * 0.3);
    const timedOut = chance.happens(slowness * 0.62) || latencyMs > CALL_TIMEOUT_MS;
    latenciesMs.push(timedOut ? CALL_TIMEOUT_MS : latencyMs);
    if (timedOut) continue;
    return chance.happens(0.035)
      ? { kind: 'declined', latenciesMs, reason: chance.pick(DECLINES) }
      : { kind: 'authorised', latenciesMs };
  }
  return { kind: 'failed', latenciesMs };
}

function capturesOf(
  world: World,
  plan: CheckoutPlan,
  afterMs: readonly number[],
): { captures: Capture[]; collectedMs: number | null } {
  const captures: Capture[] = [];
  for (const pauseMs of afterMs) {
    const atMs = plan.paymentMs + pauseMs;
    const outage = world.outageAt(plan.environment, atMs);
    if (outage !== undefined) {
      const share = hashOf(world.seed, plan.slot, plan.index) / 2 ** 32;
      return { captures, collectedMs: collectedMs(outage, share) };
    }
    const { slowness, breaker } = world.payments(plan.environment, atMs);
    const ok = slowness < 0.2 && breaker === 'closed';
    captures.push({ atMs, ok });
    if (ok) break;
  }
  return { captures, collectedMs: null };
}

/** A deferred payment that no try could collect, from the moment it is given up. */
export interface DeadLetter {
  plan: CheckoutPlan;
  atMs: number;
  attempts: number;
  /** When it is taken out of the dead-letter queue and collected after all. */
  redrivenMs: number;
}

const GIVEN_UP_AFTER_MS = 1_200;

const letters = new WeakMap<PaymentTrouble, DeadLetter[]>();

/** The dead letters of a trouble, in the order they are given up; redriven in that order too. */
export function deadLettersOf(world: World, trouble: PaymentTrouble): DeadLetter[] {
  const known = letters.get(trouble);
  if (known !== undefined) return known;
  const found = findDeadLetters(world, trouble);
  letters.set(trouble, found);
  return found;
}

function findDeadLetters(world: World, trouble: PaymentTrouble): DeadLetter[] {
  const opensMs = trouble.transitions[0]?.atMs ?? trouble.startMs;
  const closesMs = trouble.transitions.at(-1)?.atMs ?? trouble.calmMs;
  const found: Omit<DeadLetter, 'redrivenMs'>[] = [];
  const first = Math.floor(opensMs / MINUTE_MS) - 1;
  for (let slot = first; slot * MINUTE_MS < closesMs; slot += 1) {
    for (const plan of planCheckouts(world, slot)) {
      const payment = settlePayment(world, plan);
      const last = payment.kind === 'deferred' ? payment.captures.at(-1) : undefined;
      if (payment.kind !== 'deferred' || payment.collectedMs !== null) continue;
      if (last === undefined || last.ok) continue;
      found.push({ plan, atMs: last.atMs + GIVEN_UP_AFTER_MS, attempts: payment.captures.length });
    }
  }
  found.sort((a, b) => a.atMs - b.atMs);
  const stepMs = Math.min(3_000, trouble.redriveWithinMs / Math.max(1, found.length));
  return found.map((letter, place) => ({
    ...letter,
    redrivenMs: Math.round(trouble.redriveMs + 2_000 + place * stepMs),
  }));
}

/** How many messages the dead-letter queue holds at an instant, and since when the oldest of them. */
export function deadLetterDepth(
  letters: readonly DeadLetter[],
  timeMs: number,
): { depth: number; oldestMs: number | null } {
  const waiting = letters.filter((letter) => letter.atMs <= timeMs && letter.redrivenMs > timeMs);
  return { depth: waiting.length, oldestMs: waiting[0]?.atMs ?? null };
}
