import type { Notice } from '@/domain/notifications/notice';
import type { DatabaseClient } from '../db/client';
import { inSystemTransaction } from '../db/in-system-transaction';
import { insertAlertEvent } from '../db/sql/alert-events';
import { disableMethod } from '../db/sql/contact-methods';
import {
  type ClaimedLane,
  type HeadNotice,
  type Settlement,
  settleNotice,
} from '../db/sql/notification-lanes';
import { disableChannel } from '../db/sql/notification-targets';
import { findOtherTargets } from '../oncall/find-other-targets';
import { enqueueNotices } from './enqueue-notices';

interface EndedTry {
  lane: ClaimedLane;
  head: HeadNotice;
  settlement: Settlement;
  /** The receiver wants nothing more. */
  isGone: boolean;
}

const PAGES = ['fired', 'still_firing', 'escalated'];
const ABOUT_ITSELF = ['test', 'verify', 'delivery_failed'];

/**
 * Records how a try ended. What is dead is told to others in the same transaction, so that no page is lost in silence.
 * False when the lane is another's by now.
 */
export async function settleTry({ lane, head, settlement, isGone }: EndedTry): Promise<boolean> {
  const { projectId, targetId } = lane;
  const isDead = settlement.state === 'dead' && !ABOUT_ITSELF.includes(head.transition);
  const others = isDead ? await findOtherTargets(lane) : [];
  return inSystemTransaction(async (client) => {
    if (!(await settleNotice(client, lane, head.id, settlement))) return false;
    await writeNotTold(client, { lane, head, settlement });
    if (isGone && lane.targetKind === 'channel' && settlement.state === 'dead')
      await disableChannel(client, { projectId, id: targetId, reason: settlement.error });
    if (isGone && lane.targetKind === 'method' && settlement.state === 'dead')
      await disableMethod(client, { id: targetId, reason: settlement.error });
    if (settlement.state !== 'dead') return true;
    const notices = others.map(
      (target): Notice => ({
        projectId,
        dedupeKey: `${head.id}/delivery_failed/${target.id}`,
        alertId: head.alertId,
        incidentId: null,
        transition: 'delivery_failed',
        target,
        payload: {
          ...undelivered(head),
          text: `${head.targetLabel} could not be told of it. ${settlement.error}`,
          by: null,
        },
      }),
    );
    await enqueueNotices(client, notices);
    return true;
  });
}

/** The timeline said that they would be paged: it says as well when the ledger has it that they were not. */
async function writeNotTold(
  client: DatabaseClient,
  { lane, head, settlement }: Pick<EndedTry, 'lane' | 'head' | 'settlement'>,
): Promise<void> {
  const { projectId } = lane;
  const { alertId, targetLabel, transition } = head;
  if (alertId === null || !PAGES.includes(transition)) return;
  if (settlement.state !== 'suppressed' && settlement.state !== 'dead') return;
  const why = settlement.state === 'dead' ? settlement.error : settlement.reason;
  const text = `${targetLabel} was not told. ${why}`;
  await insertAlertEvent(client, { projectId, alertId, kind: 'not_told', text });
}

/** As it was, when it can be read; what cannot is told of as such. */
function undelivered(head: HeadNotice): Notice['payload'] {
  const known = head.payload as Partial<Notice['payload']>;
  return {
    subject: known.subject ?? 'a notice',
    severity: known.severity ?? 'high',
    service: known.service ?? null,
    text: null,
    facts: known.facts ?? [],
    path: known.path ?? null,
    runbookUrl: known.runbookUrl ?? null,
    by: null,
    thread: known.thread ?? `notification/${head.id}`,
  };
}
