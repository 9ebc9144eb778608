import { Chance, hashOf } from '../chance';
import { deadLetterDepth, deadLettersOf } from '../checkout-plan';
import { CAPTURE_QUEUE } from '../flows/follow-up-order';
import { lostReceiptsSample } from '../lost-receipts';
import { FIRST_PROMPT_VERSION } from '../releases';
import { densityAt, loadAt } from '../rhythm';
import { SHOPS } from '../shop';
import { newestRevision } from '../stale-cache';
import { HOUR_MS, MINUTE_MS, staleCacheWindow } from '../story-times';
import type { World } from '../world';
import type { DemoSignal, DemoWay } from './demo-signal';
import {
  captureQueueSample,
  checkoutBreakerSample,
  paymentBreakerSample,
  settledIn,
} from './payments-minutes';

/** Minutes that one sample speaks of: one in the last day and from then on, five before it. */
export const SAMPLE_MINUTES = { recent: 1, old: 5 } as const;
const RECENT_HOURS = 24;

/** How many minutes the sample that ends at a slot speaks of; 0 where none ends. */
export function sampleMinutesAt(slot: number, anchorMs: number): number {
  if (anchorMs - slot * MINUTE_MS <= RECENT_HOURS * HOUR_MS) return SAMPLE_MINUTES.recent;
  return slot % SAMPLE_MINUTES.old === 0 ? SAMPLE_MINUTES.old : 0;
}

/**
 * What the shop's queues, breakers and counters say at the end of a minute. Where the days before the anchor are
 * thinned out, the counts are what they would have been in full: a chart must not climb because more of it is told.
 */
export function* signalsOfMinutes(world: World, slot: number): Generator<DemoSignal> {
  const minutes = sampleMinutesAt(slot, world.anchorMs);
  if (minutes === 0) return;
  const atMs = slot * MINUTE_MS;
  const fromSlot = slot - minutes;
  const scale = 1 / densityAt(atMs, world.anchorMs);
  const at = new Date(atMs).toISOString();
  const chance = new Chance(hashOf(world.seed, 0x51647a1), slot);
  const load = loadAt(atMs).total * minutes;
  const send = (way: DemoWay, record: object): DemoSignal => ({
    atMs,
    way,
    record: { ...record, at },
  });
  const settled = settledIn(world, fromSlot, slot);
  const intervalSeconds = minutes * 60;
  const startMs = fromSlot * MINUTE_MS;
  const down = world.outageAt('production', startMs);
  // A service that was down all the time has nothing to tell of its own breaker.
  if (down === undefined || down.mendMs < atMs) {
    yield send('v1/breakers/samples', {
      ...paymentBreakerSample(settled, scale),
      intervalSeconds,
    });
  }
  // While payments is down, and until the breaker has seen that it is back, its own moves tell its state.
  const isCalm = world.outagesIn(startMs, atMs).length === 0;
  yield send('v1/breakers/samples', {
    ...checkoutBreakerSample(settled, scale),
    ...(isCalm ? { state: 'closed' } : {}),
    intervalSeconds,
  });
  for (const sample of otherBreakers(world, chance, atMs, load)) {
    yield send('v1/breakers/samples', { ...sample, intervalSeconds });
  }
  yield send('v1/queues/samples', captureQueueSample(world, fromSlot, slot));
  yield send('v1/queues/samples', deadLetterQueue(world, atMs));
  const receipts = lostReceiptsSample(world, atMs);
  if (receipts !== null) yield send('v1/queues/samples', receipts);
  for (const sample of otherQueues(chance, atMs, load)) yield send('v1/queues/samples', sample);
  const placed = settled.filter(({ payment }) => payment.kind !== 'failed');
  for (const { tenant, currency } of SHOPS) {
    const orders = placed.filter(({ plan }) => plan.shop.tenant === tenant);
    const started = settled.filter(({ plan }) => plan.shop.tenant === tenant).length;
    const count = (name: string, value: number, unit: string) =>
      send('v1/metrics', { name, value, unit, type: 'delta', labels: { tenant }, ...ORIGIN });
    yield count('shop.checkouts.started', Math.round(started * scale), '{checkout}');
    yield count('shop.orders.placed', Math.round(orders.length * scale), '{order}');
    const revenue = orders.reduce((sum, { plan }) => sum + plan.amount, 0);
    yield count('shop.revenue', Math.round(revenue * scale), currency);
  }
  yield send('v1/metrics', {
    name: 'catalog.price_list.age',
    value: priceListAge(world, atMs),
    unit: 's',
    type: 'gauge',
    service: 'catalog',
    environment: 'production',
  });
}

const ORIGIN = { service: 'checkout', environment: 'production' };

function priceListAge(world: World, atMs: number): number {
  const { fromMs, toMs } = staleCacheWindow(world.anchorMs);
  const servedMs = atMs >= fromMs && atMs < toMs ? fromMs : atMs;
  // Found backwards: the newest list there was when the one in use was read.
  let madeMs = servedMs;
  while (newestRevision(madeMs) === newestRevision(servedMs)) madeMs -= HOUR_MS / 4;
  return Math.round((atMs - madeMs) / 1_000);
}

function deadLetterQueue(world: World, atMs: number): object {
  let depth = 0;
  let oldestMs: number | null = null;
  for (const trouble of world.troublesIn(atMs, atMs)) {
    const found = deadLetterDepth(deadLettersOf(world, trouble), atMs);
    depth += found.depth;
    if (found.oldestMs !== null) oldestMs = Math.min(oldestMs ?? atMs, found.oldestMs);
  }
  return {
    queue: `${CAPTURE_QUEUE}.dlq`,
    system: 'rabbitmq',
    service: 'payments',
    environment: 'production',
    kind: 'dead_letter',
    deadLetterOf: CAPTURE_QUEUE,
    depth,
    ...(oldestMs === null ? {} : { oldestAgeSeconds: Math.round((atMs - oldestMs) / 1_000) }),
    consumers: 0,
  };
}

interface QuietBreaker {
  breaker: string;
  service: string;
  dependency: string;
  callsAMinute: number;
  failing: number;
}

const QUIET_BREAKERS: readonly QuietBreaker[] = [
  breaker('search-index', 'search', 'opensearch', 34, 0.0012),
  breaker('mail-provider', 'notifications', 'skypost', 7, 0.006),
  breaker('warehouse-api', 'fulfilment', 'warehouse', 5, 0.004),
];

function breaker(
  name: string,
  service: string,
  dependency: string,
  callsAMinute: number,
  failing: number,
): QuietBreaker {
  return { breaker: name, service, dependency, callsAMinute, failing };
}

function* otherBreakers(
  world: World,
  chance: Chance,
  atMs: number,
  load: number,
): Generator<object> {
  for (const { callsAMinute, failing, ...origin } of QUIET_BREAKERS) {
    const calls = Math.round(callsAMinute * load * chance.between(0.9, 1.1));
    const failures = chance.count(calls * failing);
    yield {
      ...origin,
      environment: 'production',
      state: 'closed',
      calls,
      failures,
      timeouts: 0,
      rejected: 0,
      fallbacks: 0,
    };
  }
  const isBad =
    (world.promptVersionAt('production', atMs) - FIRST_PROMPT_VERSION) % 2 === 1 ? 0.22 : 0.028;
  const calls = Math.round(3.3 * load * chance.between(0.85, 1.15));
  yield {
    breaker: 'gift-finder-model',
    service: 'recommendations',
    environment: 'production',
    dependency: 'aria',
    state: 'closed',
    calls,
    failures: chance.count(calls * 0.008),
    timeouts: 0,
    rejected: 0,
    fallbacks: Math.min(calls, chance.count(calls * isBad)),
  };
}

interface QuietQueue {
  queue: string;
  system: string;
  service: string;
  aMinute: number;
  /** How long a message waits when nothing is wrong, in seconds. */
  waits: number;
  consumers: number;
}

const QUIET_QUEUES: readonly QuietQueue[] = [
  queue('fulfilment.orders', 'rabbitmq', 'fulfilment', 1.8, 3, 3),
  queue('notifications.mail', 'bullmq', 'notifications', 5.5, 4, 4),
  queue('search.product-changes', 'kafka', 'search', 22, 1.5, 1),
];

function queue(
  name: string,
  system: string,
  service: string,
  aMinute: number,
  waits: number,
  consumers: number,
): QuietQueue {
  return { queue: name, system, service, aMinute, waits, consumers };
}

const NEWSLETTER = { fromMs: 5.2 * HOUR_MS, fillMs: 6 * MINUTE_MS, drainMs: 46 * MINUTE_MS };
const NEWSLETTER_MAILS = 4_800;

/** The morning newsletter is put into the mail queue in some minutes, and takes most of an hour to go out. */
function newsletterDepth(atMs: number): number {
  const sinceMs = (atMs % (24 * HOUR_MS)) - NEWSLETTER.fromMs;
  const { fillMs, drainMs } = NEWSLETTER;
  if (sinceMs <= 0 || sinceMs >= fillMs + drainMs) return 0;
  const share = sinceMs < fillMs ? sinceMs / fillMs : 1 - (sinceMs - fillMs) / drainMs;
  return Math.round(NEWSLETTER_MAILS * share);
}

function* otherQueues(chance: Chance, atMs: number, load: number): Generator<object> {
  for (const { aMinute, waits, ...origin } of QUIET_QUEUES) {
    const enqueued = chance.count(Math.min(90, aMinute * load));
    const usual = chance.count((aMinute * waits) / 60);
    const isMail = origin.queue === 'notifications.mail';
    const extra = isMail ? newsletterDepth(atMs) : 0;
    const before = isMail ? newsletterDepth(atMs - MINUTE_MS) : 0;
    const depth = usual + extra;
    yield {
      ...origin,
      environment: 'production',
      kind: 'work',
      depth,
      inFlight: Math.min(origin.consumers, depth),
      ...(depth === 0 ? {} : { oldestAgeSeconds: Math.round(waits + extra / 1.7) }),
      enqueued: enqueued + Math.max(0, extra - before),
      dequeued: enqueued + Math.max(0, before - extra),
      failed: 0,
      retried: chance.count(enqueued * 0.01),
    };
  }
}
