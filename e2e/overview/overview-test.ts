import type { Page } from '@playwright/test';
import { minutesAgo } from '../fixtures/signal-test';

export { expect, test } from '../fixtures/signal-test';

/** The answer in words; while a page streams in, its parts may stand in it twice for a moment, once hidden. */
export const answer = (page: Page, words: RegExp) =>
  page.locator('#content').getByText(words).first();

const MINUTE = 60_000;

type Tell = (route: string, records: unknown) => Promise<void>;

/** A payment service whose dependency is slow: errors, dead letters, fallbacks, soon after a deployment. */
export async function tellTrouble(tell: Tell): Promise<void> {
  // Over six minutes, so that the minute of three and a half minutes ago has some whenever it is looked at.
  const errors = Array.from({ length: 40 }, (_, index) => ({
    time: new Date(Date.now() - index * 9_000).toISOString(),
    level: 'error',
    service: 'payments',
    message: `Capture ${index} failed`,
  }));
  const calm = Array.from({ length: 20 }, (_, index) => ({
    time: new Date(Date.now() - 2 * MINUTE - index * 500).toISOString(),
    level: 'info',
    service: 'search',
    message: `Found ${index}`,
  }));
  await tell('deployments', {
    id: 'd1',
    service: 'payments',
    environment: 'production',
    sha: 'b2c3d4e5f6',
    version: '2.3.1',
    status: 'succeeded',
    finishedAt: minutesAgo(20),
    changes: [{ sha: 'b2c3d4e5f6', title: 'Retry captures at once' }],
  });
  await tell('logs', [...errors, ...calm]);
  await tell('breakers/transitions', {
    breaker: 'bank',
    service: 'payments',
    dependency: 'bank',
    from: 'closed',
    to: 'open',
    reason: 'Half of the calls failed',
    at: minutesAgo(4),
  });
  await tell('queues/samples', [
    { queue: 'captures', service: 'payments', depth: 12, at: minutesAgo(3) },
    { queue: 'captures-dlq', service: 'payments', depth: 37, at: minutesAgo(3) },
    { queue: 'index', service: 'search', depth: 0, at: minutesAgo(3) },
  ]);
}
