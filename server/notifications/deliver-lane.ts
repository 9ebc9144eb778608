import { MOST_TRIES, retryDelaySeconds } from '@/domain/notifications/retry-delay';
import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import {
  beginHeadNotice,
  type ClaimedLane,
  type HeadNotice,
  releaseLane,
  type Settlement,
} from '../db/sql/notification-lanes';
import { SendFailure } from './outgoing/send-failure';
import { sendNotice } from './send-notice';
import { settleTry } from './settle-try';

/** Longer than any try takes, and how long a target waits when whoever sent to it has died. */
export const LANE_LEASE_SECONDS = 30;

/** Sends what is due along a claimed lane, one after the other, then gives the lane back. */
export async function deliverLane(lane: ClaimedLane, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const head = await beginHeadNotice(systemPool(), lane, LANE_LEASE_SECONDS);
    if (head === null) break;
    const { settlement, isGone } = await tryOnce(lane, head);
    if (!(await settleTry({ lane, head, settlement, isGone }))) return;
  }
  await releaseLane(systemPool(), lane);
}

async function tryOnce(
  lane: ClaimedLane,
  head: HeadNotice,
): Promise<{ settlement: Settlement; isGone: boolean }> {
  try {
    const sent = await sendNotice(lane, head);
    const settlement: Settlement = sent.isSent
      ? { state: 'delivered' }
      : { state: 'suppressed', reason: sent.reason };
    return { settlement, isGone: false };
  } catch (error) {
    if (error instanceof SendFailure) {
      return { settlement: settlementOf(error, head.tries), isGone: error.isGone };
    }
    log.error('A notification failed', { notification: head.id, error });
    const failure = new SendFailure('Candor failed to send it; its worker’s log says why.', {
      isFinal: false,
      mayHaveArrived: true,
    });
    return { settlement: settlementOf(failure, head.tries), isGone: false };
  }
}

function settlementOf(failure: SendFailure, tries: number): Settlement {
  const { message: error, isFinal, mayHaveArrived, retryAfterSeconds } = failure;
  if (isFinal) return { state: 'dead', error };
  if (tries >= MOST_TRIES)
    return { state: 'dead', error: `Given up after ${tries} tries. ${error}` };
  const afterSeconds = retryDelaySeconds(tries, Math.random(), retryAfterSeconds);
  return { state: 'scheduled', error, afterSeconds, mayHaveArrived };
}
