import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import { claimDueCollectors } from '../db/sql/due-collectors';
import { collectOnce } from './collect-once';

const AT_ONCE = 8;
/** Longer than any visit takes. */
export const COLLECTOR_LEASE_SECONDS = 90;
const LOOK_EVERY_MS = 1_000;

/** Visits all that is due, several at once, so that one that hangs holds up none; ends when nothing is left. */
export async function runDueCollectors(signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  for (;;) {
    const room = AT_ONCE - running.size;
    const claimed =
      room === 0 || signal.aborted
        ? []
        : await claimDueCollectors(systemPool(), room, COLLECTOR_LEASE_SECONDS);
    for (const collector of claimed) {
      const work = collectOnce(collector)
        // The database is away; the lease ends by itself.
        .catch((error) => log.warn('A collector could not be settled', { error }))
        .finally(() => running.delete(work));
      running.add(work);
    }
    if (running.size === 0) return;
    const look = new AbortController();
    await Promise.race([
      ...running,
      delay(LOOK_EVERY_MS, undefined, { signal: look.signal }).catch(() => {}),
    ]);
    look.abort();
  }
}
