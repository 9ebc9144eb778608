import { CHANNEL_KINDS, type ChannelKind } from '@/domain/notifications/channel';
import { emailMessage } from '@/domain/notifications/email-message';
import type { OutgoingNotice } from '@/domain/notifications/notice';
import { pagerDutyEvent } from '@/domain/notifications/pagerduty-event';
import { slackMessage } from '@/domain/notifications/slack-message';
import { teamsMessage } from '@/domain/notifications/teams-message';
import { webhookEvent } from '@/domain/notifications/webhook-event';
import { databaseNow } from '../db/database-clock';
import type { ChannelRow } from '../db/sql/notification-targets';
import { type ChannelSecret, openChannelSecret } from './channel-secret';
import { postNotice } from './outgoing/post-notice';
import { SendFailure } from './outgoing/send-failure';
import { mailHost, sendMail } from './outgoing/send-mail';
import { signWebhook } from './sign-webhook';

type Send = (notice: OutgoingNotice, secret: ChannelSecret, address: string) => Promise<void>;

/** A message that was refused for what it says is refused again. */
const isRefusal = (status: number) => [400, 401, 403, 404, 413, 422].includes(status);
/** A receiver of one's own may be in the middle of being mended: any answer but “gone” is worth another try. */
const never = () => false;

const urlOf = (url: string | undefined) => {
  if (url !== undefined) return new URL(url);
  throw new SendFailure('It has no address.', { isFinal: true, mayHaveArrived: false });
};

/** How each kind says a notice. */
export const SENDERS: Record<ChannelKind, Send> = {
  slack: (notice, { url }) =>
    postNotice({ url: urlOf(url), body: JSON.stringify(slackMessage(notice)), isFinal: isRefusal }),
  teams: (notice, { url }) =>
    postNotice({ url: urlOf(url), body: JSON.stringify(teamsMessage(notice)), isFinal: isRefusal }),
  pagerduty: (notice, { url, routingKey = '' }) =>
    postNotice({
      url: urlOf(url),
      body: JSON.stringify(pagerDutyEvent(notice, routingKey)),
      isFinal: isRefusal,
    }),
  webhook: async (notice, { url, signingSecret, previous }) => {
    const body = JSON.stringify(webhookEvent(notice));
    const nowMs = await databaseNow();
    const isOldGood = previous !== undefined && previous.untilMs > nowMs;
    const secrets = [signingSecret, isOldGood ? previous.signingSecret : undefined].filter(
      (one) => one !== undefined,
    );
    const headers = signWebhook(secrets, { id: notice.id, nowMs, body });
    return postNotice({ url: urlOf(url), body, headers, isFinal: never });
  },
  email: (notice, _secret, address) =>
    sendMail(
      address.split(',').map((one) => one.trim()),
      emailMessage(notice, mailHost()),
    ),
};

/** Sends a notice through a channel, once. @throws SendFailure */
export async function sendToChannel(channel: ChannelRow, notice: OutgoingNotice): Promise<void> {
  const kind = CHANNEL_KINDS.find((one) => one === channel.kind);
  if (kind === undefined)
    throw new SendFailure('This Candor does not know its kind: update Candor, or remove it.', {
      isFinal: true,
      mayHaveArrived: false,
    });
  const secret = channel.secret === null ? {} : openChannelSecret(channel, channel.secret);
  if (secret === null)
    throw new SendFailure(
      'Its address cannot be opened: CANDOR_SECRET is another one than when it was stored. Add the channel again.',
      { isFinal: true, mayHaveArrived: false },
    );
  await SENDERS[kind](notice, secret, channel.address);
}
