import { Chance, hashOf } from '../chance';
import { CALL_TIMEOUT_MS, type CheckoutPlan, type Payment, settlePayment } from '../checkout-plan';
import { PROVIDER } from '../payment-trouble';
import { type DemoEntry, oneDecimal, Scene } from '../scene';
import type { World } from '../world';
import { followUpOrder } from './follow-up-order';

const SLOW_CALL_MS = 2_000;

/** A customer pays: storefront, checkout, cart, payments, then the order on its way, or the reason why not. */
export function checkOut(world: World, entries: DemoEntry[], plan: CheckoutPlan): void {
  const chance = new Chance(hashOf(world.seed, 0xc0), plan.slot, plan.index);
  const scene = new Scene(world, entries, plan.environment, chance, {
    traceId: plan.traceId,
    correlationId: plan.correlationId,
    tenant: plan.shop.tenant,
    user: plan.user,
  });
  const order = { 'order.id': plan.order, amount: plan.amount, currency: plan.shop.currency };
  scene.say(
    plan.startMs + 9,
    'checkout',
    'info',
    `Checkout started: ${plan.items} items, ${money(plan)}`,
    {
      attributes: { ...order, items: plan.items },
    },
  );
  scene.say(
    plan.startMs + chance.whole(24, 90),
    'cart',
    'debug',
    `Cart locked for order ${plan.order}`,
    {
      durationMs: chance.duration(11),
      attributes: { 'order.id': plan.order },
    },
  );
  const payment = settlePayment(world, plan);
  const paidMs = pay(scene, plan, payment);
  const answer = (status: number, level: 'info' | 'warn' | 'error') => {
    const endMs = paidMs + chance.duration(35);
    scene.say(endMs, 'storefront', level, `POST /checkout ${status}`, {
      durationMs: oneDecimal(endMs - plan.startMs),
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/checkout',
        'http.response.status_code': status,
      },
    });
  };
  if (payment.kind === 'failed') {
    scene.say(
      paidMs + 6,
      'checkout',
      'error',
      `Order ${plan.order} could not be placed: payment failed`,
      {
        durationMs: oneDecimal(paidMs - plan.startMs),
        error: {
          type: 'PaymentUnavailableError',
          message: `payments answered 504 after ${payment.latenciesMs.length} attempts`,
          stack: `PaymentUnavailableError: payments answered 504 after ${payment.latenciesMs.length} attempts\n    at authorise (/app/src/payments-client.ts:74:11)\n    at placeOrder (/app/src/place-order.ts:52:24)`,
        },
        attributes: order,
      },
    );
    answer(502, 'error');
    return;
  }
  if (payment.kind === 'declined') {
    scene.say(
      paidMs + 5,
      'checkout',
      'info',
      `Order ${plan.order} not placed: the card was declined`,
      {
        attributes: { ...order, reason: payment.reason },
      },
    );
    answer(402, 'warn');
    return;
  }
  scene.say(paidMs + 11, 'checkout', 'info', `Order ${plan.order} placed`, {
    durationMs: oneDecimal(paidMs + 11 - plan.startMs),
    attributes: { ...order, items: plan.items, 'payment.status': payment.kind },
  });
  answer(200, 'info');
  followUpOrder(scene, plan, payment, paidMs);
}

const money = ({ amount, shop }: CheckoutPlan): string => `${amount.toFixed(2)} ${shop.currency}`;

/** The lines of payments; answers when checkout has its answer. */
function pay(scene: Scene, plan: CheckoutPlan, payment: Payment): number {
  const dependency = { dependency: PROVIDER, 'order.id': plan.order };
  if (payment.kind === 'deferred' && payment.by === 'checkout') {
    const message = `payments does not answer, payment of order ${plan.order} deferred for later capture`;
    scene.say(plan.paymentMs, 'checkout', 'warn', message, {
      durationMs: 1.4,
      attributes: {
        dependency: 'payments',
        'order.id': plan.order,
        fallback: 'deferred_capture',
        queue: 'payments.capture',
      },
    });
    return plan.paymentMs + 3;
  }
  if (payment.kind === 'deferred') {
    scene.say(
      plan.paymentMs,
      'payments',
      'info',
      `Breaker open, payment of order ${plan.order} deferred for later capture`,
      {
        durationMs: 1.2,
        attributes: { ...dependency, fallback: 'deferred_capture', queue: 'payments.capture' },
      },
    );
    return plan.paymentMs + 3;
  }
  let atMs = plan.paymentMs;
  payment.latenciesMs.forEach((latencyMs, call) => {
    atMs += latencyMs;
    const attributes = { ...dependency, attempt: call + 1 };
    if (latencyMs >= CALL_TIMEOUT_MS) {
      scene.say(
        atMs,
        'payments',
        'error',
        `Call to ${PROVIDER} timed out after ${CALL_TIMEOUT_MS} ms`,
        {
          durationMs: latencyMs,
          error: {
            type: 'TimeoutError',
            message: `POST https://api.${PROVIDER}.example/v2/authorisations timed out`,
            stack: `TimeoutError: POST https://api.${PROVIDER}.example/v2/authorisations timed out\n    at ProviderClient.call (/app/src/provider-client.ts:119:15)\n    at authorisePayment (/app/src/authorise-payment.ts:40:20)`,
          },
          attributes,
        },
      );
      atMs += 120 * (call + 1);
    } else if (latencyMs > SLOW_CALL_MS) {
      scene.say(
        atMs,
        'payments',
        'warn',
        `Slow call to ${PROVIDER}: ${Math.round(latencyMs)} ms, budget ${SLOW_CALL_MS} ms`,
        {
          durationMs: latencyMs,
          attributes,
        },
      );
    }
  });
  const durationMs = oneDecimal(atMs - plan.paymentMs);
  if (payment.kind === 'authorised') {
    scene.say(atMs + 2, 'payments', 'info', `Authorised ${money(plan)} for order ${plan.order}`, {
      durationMs,
      attributes: dependency,
    });
  } else if (payment.kind === 'declined') {
    scene.say(
      atMs + 2,
      'payments',
      'warn',
      `Payment of order ${plan.order} declined: ${payment.reason}`,
      {
        durationMs,
        attributes: { ...dependency, reason: payment.reason },
      },
    );
  } else {
    scene.say(
      atMs + 2,
      'payments',
      'error',
      `Payment of order ${plan.order} failed after ${payment.latenciesMs.length} attempts`,
      {
        durationMs,
        error: { type: 'RetriesExhaustedError', message: `${PROVIDER} did not answer in time` },
        attributes: dependency,
      },
    );
  }
  return atMs + 4;
}
