import { Chance, hashOf } from './chance';
import { planCheckouts } from './checkout-plan';
import { type DemoEntry, Scene } from './scene';
import { MINUTE_MS } from './story-times';
import type { World } from './world';

const RECEIPT_QUEUE = 'notifications.receipts';
/** Orders of this time lose their receipt: afterwards no company ordered. */
const LOST = { fromMs: 25 * MINUTE_MS, toMs: 8 * MINUTE_MS };
const ATTEMPTS = 5;
/** Five attempts, four minutes from the first to the last. */
const GIVEN_UP_AFTER_MS = 290_000;

/** What the story leaves to its reader: receipts that a new template could not write, and that nobody has looked at. */
export function loseReceipts(world: World, entries: DemoEntry[], slot: number): void {
  const beforeMs = world.anchorMs - slot * MINUTE_MS;
  if (beforeMs > LOST.fromMs || beforeMs < LOST.toMs || slot % 2 !== 0) return;
  const plan = planCheckouts(world, slot).find(({ environment }) => environment === 'production');
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
        queue: `${RECEIPT_QUEUE}.dlq`,
        template: 'receipt-company',
        attempts: ATTEMPTS,
        amount: plan.amount,
        currency: plan.shop.currency,
      },
    },
  );
}
