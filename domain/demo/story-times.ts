import { Chance, hashOf } from './chance';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The fortnight that is told before the anchor. */
export const DEMO_PAST_MS = 14 * DAY_MS;

/**
 * The bad release comes back every 25 hours, so that it wanders round the clock; the first one begins so long before
 * the anchor that on a first start its whole course lies within the last three hours.
 */
const RELEASE_EVERY_MS = 25 * HOUR_MS;
const RELEASE_BEFORE_ANCHOR_MS = 160 * MINUTE_MS;
const FLARE_EVERY_MS = 80 * MINUTE_MS;
const FLARE_BEFORE_ANCHOR_MS = 14 * MINUTE_MS;

/** The course of a bad release, each as time since it was rolled out. */
export const RELEASE_COURSE = {
  /** The recommendations prompt that goes out on the same train. */
  promptMs: 4 * MINUTE_MS,
  slowestMs: 20 * MINUTE_MS,
  breakerOpensMs: 22 * MINUTE_MS,
  rolledBackMs: 100 * MINUTE_MS,
  promptRolledBackMs: 106 * MINUTE_MS,
  redriveMs: 115 * MINUTE_MS,
  redrivenMs: 135 * MINUTE_MS,
  fixedMs: 9 * HOUR_MS,
} as const;

/** When the nth bad release goes out; 0 is the one before the anchor. There is none before that. */
export function releaseStart(index: number, anchorMs: number): number {
  return anchorMs - RELEASE_BEFORE_ANCHOR_MS + index * RELEASE_EVERY_MS;
}

/** Indexes of the bad releases whose time since roll-out is within `reachMs` somewhere in the window. */
export function releasesWithin(
  fromMs: number,
  toMs: number,
  anchorMs: number,
  reachMs: number,
): number[] {
  const zero = releaseStart(0, anchorMs);
  const first = Math.max(0, Math.ceil((fromMs - reachMs - zero) / RELEASE_EVERY_MS));
  const last = Math.floor((toMs - zero) / RELEASE_EVERY_MS);
  const indexes: number[] = [];
  for (let index = first; index <= last; index += 1) indexes.push(index);
  return indexes;
}

/** When the nth flare of the payment provider begins, or undefined where it stays away. 0 is just before the anchor. */
export function flareStart(index: number, seed: number, anchorMs: number): number | undefined {
  if (index === 0) return anchorMs - FLARE_BEFORE_ANCHOR_MS;
  const chance = new Chance(hashOf(seed, 0x0f1a4e), index);
  const startMs =
    anchorMs -
    FLARE_BEFORE_ANCHOR_MS +
    index * FLARE_EVERY_MS +
    chance.whole(-10 * MINUTE_MS, 10 * MINUTE_MS);
  const likely = index > 0 ? 1 : anchorMs - startMs < DAY_MS ? 0.4 : 0.06;
  if (!chance.happens(likely)) return undefined;
  const clashing = releasesWithin(
    startMs,
    startMs + 40 * MINUTE_MS,
    anchorMs,
    RELEASE_COURSE.redrivenMs,
  );
  return clashing.length > 0 ? undefined : startMs;
}

/** Indexes of the flares that may begin in the window. */
export function flaresWithin(fromMs: number, toMs: number, anchorMs: number): number[] {
  const zero = anchorMs - FLARE_BEFORE_ANCHOR_MS;
  const first = Math.floor((fromMs - zero) / FLARE_EVERY_MS) - 1;
  const last = Math.ceil((toMs - zero) / FLARE_EVERY_MS) + 1;
  const indexes: number[] = [];
  for (let index = first; index <= last; index += 1) indexes.push(index);
  return indexes;
}

/** The price list that catalog served from a cache which nobody emptied: four days, without one error. */
export function staleCacheWindow(anchorMs: number): { fromMs: number; toMs: number } {
  return { fromMs: anchorMs - 9.2 * DAY_MS, toMs: anchorMs - 5.2 * DAY_MS };
}

/** When notifications is deployed with a template that fails for companies. Nobody has noticed when the story begins. */
export function receiptsReleasedMs(anchorMs: number): number {
  return anchorMs - 27 * MINUTE_MS;
}
