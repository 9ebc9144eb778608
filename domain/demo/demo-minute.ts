import { Chance, hashOf } from './chance';
import { planCheckouts } from './checkout-plan';
import { customerOf } from './customer';
import { murmur } from './flows/background-noise';
import { addToCart, searchShop, viewProduct } from './flows/browse';
import { checkOut } from './flows/checkout';
import { deployVersion } from './flows/deploy-version';
import { tellOutage } from './flows/outage-lines';
import { isNightly, runNightlyBatch } from './flows/run-nightly-batch';
import { shipOrders } from './flows/ship-order';
import { suggestGifts } from './flows/suggest-gifts';
import { tellTrouble } from './flows/trouble-lines';
import { loseReceipts } from './lost-receipts';
import { densityAt, loadAt } from './rhythm';
import type { DemoEntry } from './scene';
import { MINUTE_MS } from './story-times';
import type { World } from './world';

/** Customers' visits a minute when all traffic is told and the hour is an ordinary one. */
const VISITS = [
  { aMinute: 10, visit: viewProduct },
  { aMinute: 4.6, visit: searchShop },
  { aMinute: 3, visit: addToCart },
  { aMinute: 3.3, visit: suggestGifts },
];
const MURMURS_A_MINUTE = 5.6;

/** How long after its minute the last line of what began in it may come. */
export const LONGEST_SCENE_MS = 5 * MINUTE_MS;

/** Every line of what begins in a minute; each line lies within the minute or up to LONGEST_SCENE_MS after it. */
export function demoMinute(world: World, slot: number): DemoEntry[] {
  const entries: DemoEntry[] = [];
  const slotMs = slot * MINUTE_MS;
  const load = loadAt(slotMs);
  const density = densityAt(slotMs, world.anchorMs);
  for (const [kind, { aMinute, visit }] of VISITS.entries()) {
    const chance = new Chance(hashOf(world.seed, 0x71517, kind), slot);
    const visits = chance.count(aMinute * load.total * density);
    for (let index = 0; index < visits; index += 1) {
      const own = new Chance(hashOf(world.seed, 0x71518, kind), slot, index);
      const atMs = slotMs + own.whole(0, MINUTE_MS - 1);
      visit(world, entries, own, customerOf(own, load), atMs);
    }
  }
  for (const plan of planCheckouts(world, slot)) checkOut(world, entries, plan);
  shipOrders(world, entries, slot);
  loseReceipts(world, entries, slot);
  for (const environment of ['production', 'staging'] as const) {
    const share = environment === 'staging' ? 0.1 : 0.9;
    const chance = new Chance(hashOf(world.seed, 0x4015e, environment.length), slot);
    const murmurs = chance.count(MURMURS_A_MINUTE * share * density);
    for (let index = 0; index < murmurs; index += 1) {
      const own = new Chance(hashOf(world.seed, 0x4015f, environment.length), slot, index);
      murmur(world, entries, own, environment, slotMs + own.whole(0, MINUTE_MS - 1));
    }
    for (const deployed of world.deployments(environment, slotMs, slotMs + MINUTE_MS)) {
      deployVersion(world, entries, environment, deployed);
    }
    if (isNightly(slotMs)) tellNight(world, entries, environment, slotMs);
  }
  for (const trouble of world.troublesIn(slotMs, slotMs + MINUTE_MS)) {
    tellTrouble(world, entries, trouble, slotMs);
  }
  for (const outage of world.outagesIn(slotMs, slotMs + MINUTE_MS)) {
    tellOutage(world, entries, outage, slotMs);
  }
  // What is down says nothing.
  return entries.filter(
    ({ atMs, record: { service, environment } }) =>
      service !== 'payments' || world.outageAt(environment, atMs) === undefined,
  );
}

/** A run lasts longer than a scene may, so each minute takes its own lines out of it. */
function tellNight(
  world: World,
  entries: DemoEntry[],
  environment: 'production' | 'staging',
  slotMs: number,
): void {
  const night: DemoEntry[] = [];
  runNightlyBatch(world, night, environment, slotMs);
  entries.push(...night.filter(({ atMs }) => atMs >= slotMs && atMs < slotMs + MINUTE_MS));
}
