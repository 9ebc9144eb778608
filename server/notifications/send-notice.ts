import { emailMessage } from '@/domain/notifications/email-message';
import {
  noticePayloadSchema,
  type OutgoingNotice,
  TRANSITIONS,
  type Transition,
} from '@/domain/notifications/notice';
import { whyNotNow } from '@/domain/notifications/why-not-now';
import { sendToMethod } from '../contacts/send-to-method';
import { whyQuiet } from '../contacts/why-quiet';
import { systemPool } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { readPresentAlert } from '../db/sql/alert-escalations';
import { selectMethod } from '../db/sql/contact-methods';
import type { ClaimedLane, HeadNotice } from '../db/sql/notification-lanes';
import { selectChannel, selectContacts } from '../db/sql/notification-targets';
import { SendFailure } from './outgoing/send-failure';
import { hasMailServer, mailHost, sendMail } from './outgoing/send-mail';
import { publicAddress } from './public-address';
import { sendToChannel } from './send-to-channel';

const NO_MEMBER = 'They are no member of this project any more.';
const CAN_WAIT: readonly Transition[] = ['acknowledged', 'resolved', 'updated', 'declared'];
const NO_MAIL_SERVER = 'Candor has no mail server: whoever runs it sets SMTP_HOST and SMTP_FROM.';

/** How a try went when it did not throw: it was sent, or there is a reason not to. */
type Sent = { isSent: true } | { isSent: false; reason: string };
const notSent = (reason: string): Sent => ({ isSent: false, reason });

/** Sends the notice at the head of a lane to whom it is for, unless they cannot be told now. @throws SendFailure */
export async function sendNotice(lane: ClaimedLane, head: HeadNotice): Promise<Sent> {
  const notice = outgoing(head);
  if (head.alertId !== null) {
    const { projectId, targetId } = lane;
    const asked = { projectId, targetId, alertId: head.alertId };
    const reason = whyNotNow(notice.transition, await readPresentAlert(systemPool(), asked));
    if (reason !== null) return notSent(reason);
  }
  if (lane.targetKind === 'channel') return toChannel(lane, notice);
  return lane.targetKind === 'method' ? toMethod(lane, notice) : toContact(lane, notice);
}

function outgoing(head: HeadNotice): OutgoingNotice {
  const transition = TRANSITIONS.find((one) => one === head.transition);
  const payload = noticePayloadSchema.safeParse(head.payload);
  if (transition === undefined || !payload.success)
    throw new SendFailure('This Candor cannot read the notice: another version wrote it.', {
      isFinal: true,
      mayHaveArrived: false,
    });
  const { path } = payload.data;
  return {
    id: head.id,
    transition,
    project: head.projectName,
    at: head.at.toISOString(),
    isRepeat: head.isRepeat,
    payload: payload.data,
    url: path === null ? null : publicAddress(path),
  };
}

async function toChannel(lane: ClaimedLane, notice: OutgoingNotice): Promise<Sent> {
  const channel = await selectChannel(systemPool(), lane.projectId, lane.targetId);
  if (channel === null) return notSent('The channel was removed.');
  if (channel.disabledReason !== null) return notSent(`Switched off: ${channel.disabledReason}`);
  // Whoever tests a paused channel wants to know whether it would work.
  if (channel.isPaused && notice.transition !== 'test') return notSent('The channel is paused.');
  if (channel.kind === 'email' && !hasMailServer()) return notSent(NO_MAIL_SERVER);
  await sendToChannel(channel, notice);
  return { isSent: true };
}

async function toContact(lane: ClaimedLane, notice: OutgoingNotice): Promise<Sent> {
  const [person] = await selectContacts(systemPool(), lane.projectId, [lane.targetId]);
  if (person === undefined) return notSent(NO_MEMBER);
  const reason = await whyLater(person.id, notice);
  if (reason !== null) return notSent(reason);
  if (!hasMailServer()) return notSent(NO_MAIL_SERVER);
  await sendMail([person.email], emailMessage(notice, mailHost()));
  return { isSent: true };
}

async function toMethod(lane: ClaimedLane, notice: OutgoingNotice): Promise<Sent> {
  const method = await selectMethod(systemPool(), lane.targetId);
  if (method === null) return notSent('They have removed it.');
  const [person] = await selectContacts(systemPool(), lane.projectId, [method.userId]);
  if (person === undefined) return notSent(NO_MEMBER);
  if (method.disabledReason !== null && notice.transition !== 'test')
    return notSent(`Switched off: ${method.disabledReason}`);
  if (!method.isVerified && notice.transition !== 'verify')
    return notSent('It is not proved yet that it reaches them.');
  const reason = await whyLater(person.id, notice);
  if (reason !== null) return notSent(reason);
  if (method.kind === 'email' && !hasMailServer()) return notSent(NO_MAIL_SERVER);
  await sendToMethod(method, notice);
  return { isSent: true };
}

/** Quiet hours keep away what follows a page; of a page itself, the step that put it here has decided. */
async function whyLater(userId: string, notice: OutgoingNotice): Promise<string | null> {
  if (!CAN_WAIT.includes(notice.transition)) return null;
  const quiet = await whyQuiet([userId], notice.payload.severity, await databaseNow());
  return quiet.get(userId)?.because ?? null;
}
