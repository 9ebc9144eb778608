import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import { listen } from '../db/listen';
import { claimDueLanes } from '../db/sql/notification-lanes';
import { escalateAlerts } from '../oncall/escalate-alerts';
import { deliverLane, LANE_LEASE_SECONDS } from './deliver-lane';

const AT_ONCE = 64;
const STEPS_AT_ONCE = 50;
/** Besides being woken: what waits for its next try wakes nobody. */
const LOOK_EVERY_MS = 1_000;

/** Sends what is due at this moment along every lane, several at once; ends when nothing is left. */
export async function deliverDue(signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  await startDue(running, signal);
  while (running.size > 0) {
    await Promise.race(running);
    await startDue(running, signal);
  }
}

/**
 * Sends notices for as long as the worker runs, from the moment that they are committed. Each target is claimed for
 * itself: however many workers do this, one at a time sends to it, and a slow one delays no other.
 */
export async function deliverNotices(signal: AbortSignal): Promise<void> {
  const running = new Set<Promise<void>>();
  let wake = new AbortController();
  const stopListening = listen('candor_notice', () => wake.abort());
  while (!signal.aborted) {
    wake = new AbortController();
    await escalate(signal, wake);
    try {
      // What came while a lane was being given back would wait for the next look.
      await startDue(running, signal, () => wake.abort());
    } catch (error) {
      log.warn('Notifications cannot be claimed; the database may be away', { error });
    }
    const woken = AbortSignal.any([wake.signal, signal]);
    await delay(LOOK_EVERY_MS, undefined, { signal: woken }).catch(() => {});
  }
  stopListening();
  await Promise.all(running);
}

/** Steps of escalation, so many at a time that what they put into the outbox is sent in between. */
async function escalate(signal: AbortSignal, wake: AbortController): Promise<void> {
  try {
    if ((await escalateAlerts(signal, STEPS_AT_ONCE)) === STEPS_AT_ONCE) wake.abort();
  } catch (error) {
    if (!signal.aborted) log.error('An alert could not be escalated; it is tried again', { error });
  }
}

async function startDue(
  running: Set<Promise<void>>,
  signal: AbortSignal,
  onEnd: () => void = () => {},
): Promise<void> {
  const room = AT_ONCE - running.size;
  if (room === 0 || signal.aborted) return;
  for (const lane of await claimDueLanes(systemPool(), room, LANE_LEASE_SECONDS)) {
    const work = deliverLane(lane, signal)
      // The database is away; the lease ends by itself.
      .catch((error) => log.warn('A notification could not be settled', { error }))
      .finally(() => {
        running.delete(work);
        onEnd();
      });
    running.add(work);
  }
}
