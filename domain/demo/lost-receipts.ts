import { Chance, hashOf } from './chance';
import { type CheckoutPlan, planCheckouts } from './checkout-plan';
import { type DemoEntry, Scene } from './scene';
import { MINUTE_MS } from './story-times';
import type { World } from './world';

const QUEUE = 'notifications.receipts';
export const LOST_RECEIPTS_QUEUE = `${QUEUE}.dlq`;
/** Orders of this time lose their receipt: afterwards no company ordered. */
const LOST = { fromMs: 25 * MINUTE_MS, toMs: 8 * MINUTE_MS };
const ATTEMPTS = 5;
/** Five attempts, four minutes from the first to the last. */
const GIVEN_UP_AFTER_MS = 290_000;

/** The order of a minute whose receipt is lost; every second minute has one. */
function lostReceiptOf(world: World, slot: number): CheckoutPlan | undefined {
  const beforeMs = world.anchorMs - slot * MINUTE_MS;
  if (beforeMs > LOST.fromMs || beforeMs < LOST.toMs || slot % 2 !== 0) return undefined;
  return planCheckouts(world, slot).find(({ environment }) => environment === 'production');
}

/** What the dead-letter queue of receipts holds, up to the reader's coming; null where there is nothing to tell. */
export function lostReceiptsSample(world: World, atMs: number): object | null {
  if (atMs > world.anchorMs || atMs < world.anchorMs - LOST.fromMs) return null;
  let depth = 0;
  const first = Math.ceil((world.anchorMs - LOST.fromMs) / MINUTE_MS);
  for (let slot = first; slot * MINUTE_MS <= atMs; slot += 1) {
    const plan = lostReceiptOf(world, slot);
    if (plan !== undefined && plan.startMs + GIVEN_UP_AFTER_MS <= atMs) depth += 1;
  }
  return depth === 0 ? null : lostReceiptsDepth(depth);
}

/** A sample of that queue. */
export function lostReceiptsDepth(depth: number): object {
  return {
    queue: LOST_RECEIPTS_QUEUE,
    system: 'rabbitmq',
    service: 'notifications',
    environment: 'production',
    kind: 'dead_letter',
    deadLetterOf: QUEUE,
    depth,
    consumers: 0,
  };
}

/** What the story leaves to its reader: receipts that a new template could not write, and that nobody has looked at. */
export function loseReceipts(world: World, entries: DemoEntry[], slot: number): void {
  const plan = lostReceiptOf(world, slot);
  if (plan === undefined) return;
  const chance = new Chance(hashOf(world.seed, 0x4ece1), slot);
  const scene = new Scene(world, entries, 'production', chance, {
    traceId: chance.hex(4),
    correlationId: plan.correlationId,
    tenant: plan.shop.tenant,
    user: plan.user,
  });
  scene.say(
    plan.startMs + GIVEN_UP_AFTER_MS,
    'notifications',
    'error',
    `Receipt of order ${plan.order} put aside after ${ATTEMPTS} attempts`,
    {
      error: {
        type: 'TemplateError',
        message: 'receipt-company: the variable "vatId" is not defined',
      },
      attributes: {
        'order.id': plan.order,
        'message.id': `rcp-${chance.hex(2)}`,
        queue: LOST_RECEIPTS_QUEUE,
        template: 'receipt-company',
        attempts: ATTEMPTS,
        amount: plan.amount,
        currency: plan.shop.currency,
      },
    },
  );
}
