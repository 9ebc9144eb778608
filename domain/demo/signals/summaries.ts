import { Chance, hashOf } from '../chance';
import { customerOf } from '../customer';
import { densityAt, loadAt } from '../rhythm';
import { MINUTE_MS } from '../story-times';
import type { World } from '../world';
import type { DemoSignal } from './demo-signal';

interface Contender {
  model: string;
  latencyMs: number;
  /** Of those who look at it, by what they do. */
  accepted: number;
  edited: number;
  rejected: number;
  usdAToken: number;
}

/** Two models answer for the same feature, half of the customers each: one is dearer, and better. */
const CONTENDERS: readonly [Contender, ...Contender[]] = [
  {
    model: 'aria-mini-3',
    latencyMs: 640,
    accepted: 0.52,
    edited: 0.1,
    rejected: 0.12,
    usdAToken: 1.6e-6,
  },
  {
    model: 'lumen-small-2',
    latencyMs: 410,
    accepted: 0.45,
    edited: 0.12,
    rejected: 0.17,
    usdAToken: 0.5e-6,
  },
];

const A_MINUTE = 1.6;

/** Summaries of a product's reviews that begin in a minute, and what customers make of them. */
export function* reviewSummaries(world: World, slot: number): Generator<DemoSignal> {
  const slotMs = slot * MINUTE_MS;
  const load = loadAt(slotMs);
  const chance = new Chance(hashOf(world.seed, 0x5e71e3), slot);
  const count = chance.count(A_MINUTE * load.total * densityAt(slotMs, world.anchorMs));
  for (let index = 0; index < count; index += 1) {
    const own = new Chance(hashOf(world.seed, 0x5e71e4), slot, index);
    yield* summary(world, own, slotMs + own.whole(0, MINUTE_MS - 1));
  }
}

function* summary(world: World, chance: Chance, atMs: number): Generator<DemoSignal> {
  const { shop, user, environment } = customerOf(chance, loadAt(atMs));
  const { model, latencyMs, usdAToken, ...shares } = chance.pick(CONTENDERS);
  const id = `sum_${chance.hex(2)}`;
  const inputTokens = chance.whole(1_400, 4_200);
  const cachedInputTokens = chance.happens(0.4) ? Math.round(inputTokens * 0.6) : 0;
  const outputTokens = chance.whole(90, 210);
  const took = chance.duration(latencyMs, 0.35);
  yield {
    atMs,
    way: 'v1/ai/inferences',
    record: {
      id,
      feature: 'review-summary',
      model,
      provider: model.split('-')[0],
      promptName: 'review-summary',
      promptVersion: '3',
      tenant: shop.tenant,
      user,
      service: 'catalog',
      environment,
      version: world.versionAt('catalog', environment, atMs),
      inputTokens,
      cachedInputTokens,
      outputTokens,
      costUsd:
        (inputTokens - 0.75 * cachedInputTokens) * usdAToken * 0.25 + outputTokens * usdAToken,
      latencyMs: took,
      timeToFirstTokenMs: Math.round(took * 0.4),
      outcome: chance.happens(0.004) ? 'error' : 'ok',
      shown: true,
      at: new Date(atMs).toISOString(),
    },
  };
  const fate = chance.next();
  const word =
    fate < shares.accepted
      ? 'accepted'
      : fate < shares.accepted + shares.edited
        ? 'edited'
        : fate < shares.accepted + shares.edited + shares.rejected
          ? 'rejected'
          : null;
  const judgedMs = Math.min(atMs + chance.whole(5_000, 50_000), nextSlot(atMs) - 1);
  if (word === null) return;
  yield {
    atMs: judgedMs,
    way: 'v1/ai/verdicts',
    record: {
      inferenceId: id,
      verdict: word,
      explicit: true,
      at: new Date(judgedMs).toISOString(),
    },
  };
}

const nextSlot = (ms: number): number => (Math.floor(ms / MINUTE_MS) + 1) * MINUTE_MS;
