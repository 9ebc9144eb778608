import { Chance, hashOf } from './chance';
import { SERVICES, type ServiceName } from './shop';
import {
  DAY_MS,
  DEMO_PAST_MS,
  HOUR_MS,
  MINUTE_MS,
  RELEASE_COURSE,
  receiptsReleasedMs,
  releaseStart,
  staleCacheWindow,
} from './story-times';

export type Environment = 'production' | 'staging';

/** One version of one service going live in production. */
export interface Release {
  service: ServiceName;
  atMs: number;
  version: string;
  sha: string;
  /** What the change says of itself. */
  summary: string;
  rollbackOf: string | null;
  /** The gift finder's prompt version from here on, where the release changes it. */
  promptVersion: number | null;
}

const FIRST_VERSION: Record<ServiceName, [number, number, number]> = {
  storefront: [5, 14, 2],
  catalog: [3, 8, 0],
  search: [2, 2, 7],
  cart: [4, 1, 3],
  checkout: [6, 20, 1],
  payments: [2, 30, 1],
  fulfilment: [1, 44, 0],
  notifications: [3, 3, 5],
  recommendations: [1, 8, 2],
  'nightly-batch': [1, 12, 0],
};

const SUMMARIES: readonly [string, ...string[]] = [
  'Upgrade the HTTP client',
  'Read the feature flags once per request',
  'Log the shop with every line',
  'Faster start: load the currency table lazily',
  'Fix the rounding of vouchers',
  'Remove the old address form',
  'Retry reads once on a lost connection',
  'Add an index for open carts',
];

/** Versions that reached staging a working day before production. */
const STAGING_LEAD_MS = 22 * HOUR_MS;

interface Change {
  atMs: number;
  summary: string;
  minor: boolean;
}

/** Ordinary releases: some working days, in working hours, never while the bad release's service is in the story. */
function ordinaryChanges(
  service: ServiceName,
  seed: number,
  fromMs: number,
  toMs: number,
): Change[] {
  const changes: Change[] = [];
  const place = SERVICES.indexOf(service);
  for (let day = Math.floor(fromMs / DAY_MS); day * DAY_MS < toMs; day += 1) {
    const chance = new Chance(hashOf(seed, 0x5e1ea5e, place), day);
    const weekday = (((day + 4) % 7) + 7) % 7;
    const likely = weekday === 0 || weekday === 6 ? 0 : weekday === 5 ? 0.12 : 0.34;
    const atMs = day * DAY_MS + chance.whole(8 * 60, 16 * 60) * MINUTE_MS + chance.whole(0, 59_999);
    if (chance.happens(likely) && atMs >= fromMs && atMs < toMs) {
      changes.push({ atMs, summary: chance.pick(SUMMARIES), minor: chance.happens(0.25) });
    }
  }
  return changes;
}

function staleCacheChanges(anchorMs: number): Change[] {
  const { fromMs, toMs } = staleCacheWindow(anchorMs);
  return [
    { atMs: fromMs, summary: 'Keep the price list in memory', minor: true },
    { atMs: toMs, summary: 'Empty the price cache on price-list.changed', minor: false },
  ];
}

/** The releases of the story: bad, rolled back, and the day's later one that is right. */
function storyReleases(
  service: 'payments' | 'recommendations',
  before: string,
  anchorMs: number,
  toMs: number,
  sha: (atMs: number) => string,
): Release[] {
  const releases: Release[] = [];
  const [major = '1', minor = '0'] = before.split('.');
  const isPayments = service === 'payments';
  let good = before;
  for (let index = 0; releaseStart(index, anchorMs) < toMs; index += 1) {
    const startMs = releaseStart(index, anchorMs);
    const bad = `${major}.${Number(minor) + 1 + index}.0`;
    const fixed = `${major}.${Number(minor) + 1 + index}.1`;
    const release = (
      sinceMs: number,
      version: string,
      prompt: number,
      summary: string,
      rollbackOf: string | null = null,
    ) => {
      const atMs = startMs + sinceMs;
      const promptVersion = isPayments ? null : prompt;
      releases.push({
        service,
        atMs,
        version,
        sha: sha(atMs),
        summary,
        rollbackOf,
        promptVersion,
      });
    };
    const prompt = badPromptVersion(index);
    const change = isPayments
      ? 'Share one connection pool among all providers (50 -> 8 connections)'
      : `Switch the gift finder to prompt version ${prompt}`;
    release(isPayments ? 0 : RELEASE_COURSE.promptMs, bad, prompt, change);
    const backMs = isPayments ? RELEASE_COURSE.rolledBackMs : RELEASE_COURSE.promptRolledBackMs;
    release(backMs, good, prompt - 1, `Roll back ${bad}`, bad);
    const fix = isPayments
      ? 'A connection pool for each provider, sized by its traffic'
      : `Switch the gift finder to prompt version ${prompt + 1}`;
    release(RELEASE_COURSE.fixedMs, fixed, prompt + 1, fix);
    good = fixed;
  }
  return releases.filter((release) => release.atMs < toMs);
}

export const FIRST_PROMPT_VERSION = 6;

/** The gift finder's prompt that does worse, in the nth bad release; the one before it and the one after it are good. */
function badPromptVersion(index: number): number {
  return FIRST_PROMPT_VERSION + 1 + 2 * index;
}

/** All production releases of a service from before the fortnight until `toMs`, oldest first; the first one is what ran already. */
export function releasesOf(
  service: ServiceName,
  seed: number,
  anchorMs: number,
  toMs: number,
): Release[] {
  const place = SERVICES.indexOf(service);
  const sha = (atMs: number) =>
    new Chance(hashOf(seed, 0x5ad0, place), Math.floor(atMs / 1000)).hex(5);
  const isInStory = service === 'payments' || service === 'recommendations';
  const fromMs = anchorMs - DEMO_PAST_MS - DAY_MS;
  const changes = ordinaryChanges(
    service,
    seed,
    fromMs + DAY_MS,
    isInStory ? Math.min(toMs, anchorMs - 2 * DAY_MS) : toMs,
  );
  if (service === 'catalog') changes.push(...staleCacheChanges(anchorMs));
  const receiptsMs = receiptsReleasedMs(anchorMs);
  if (service === 'notifications' && receiptsMs < toMs)
    changes.push({ atMs: receiptsMs, summary: 'Receipts from the new template', minor: true });
  changes.sort((a, b) => a.atMs - b.atMs);
  const plain = { service, rollbackOf: null, promptVersion: null };
  const major = FIRST_VERSION[service][0];
  let [, minor, patch] = FIRST_VERSION[service];
  const releases: Release[] = [
    {
      ...plain,
      atMs: fromMs,
      version: `${major}.${minor}.${patch}`,
      sha: sha(fromMs),
      summary: '',
    },
  ];
  for (const { atMs, summary, minor: isMinor } of changes) {
    minor += isMinor ? 1 : 0;
    patch = isMinor ? 0 : patch + 1;
    const version = `${major}.${minor}.${patch}`;
    releases.push({ ...plain, atMs, version, sha: sha(atMs), summary });
  }
  if (isInStory) {
    const before = releases.at(-1)?.version ?? '1.0.0';
    releases.push(...storyReleases(service, before, anchorMs, toMs, sha));
  }
  return releases;
}

/** When a release reaches an environment; a roll-back does not concern staging. */
export function releaseTime(release: Release, environment: Environment): number | undefined {
  if (environment === 'production') return release.atMs;
  return release.rollbackOf === null ? release.atMs - STAGING_LEAD_MS : undefined;
}
