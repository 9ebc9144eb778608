import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { OutgoingNotice } from '@/domain/notifications/notice';
import { pushMessage, pushUrgency } from '@/domain/notifications/push-message';
import { postNotice } from '../notifications/outgoing/post-notice';
import { SendFailure } from '../notifications/outgoing/send-failure';
import { mailHost } from '../notifications/outgoing/send-mail';
import { publicAddress } from '../notifications/public-address';
import type { MethodSecret } from './method-secret';
import { pushKeyPair } from './push-key-pair';

/** A phone that was off for the night is still to show in the morning what is open. */
const KEPT_SECONDS = 24 * 3_600;

const isRefusal = (status: number) => [400, 401, 403, 413].includes(status);
/** The browser has withdrawn its subscription, or its push service has forgotten it (RFC 8030, 7.3). */
const isGone = (status: number) => status === 404 || status === 410;

/** Whom a push service turns to when something is wrong with what comes from here: a page, or an address of e-mail. */
function contactUri(): string {
  const own = publicAddress('/');
  return own.startsWith('https:') ? own : `mailto:candor@${mailHost()}`;
}

/** Push services keep one message a topic for a browser that is off: the newest word on a matter. 32 characters at most. */
function topicOf(thread: string): string {
  return createHash('sha256').update(thread).digest('base64url').slice(0, 32);
}

/** Sends a notice to a browser, encrypted for it alone (RFC 8291), through its push service (RFC 8030). @throws SendFailure */
export async function sendPush(notice: OutgoingNotice, { url, push }: MethodSecret): Promise<void> {
  if (url === undefined || push === undefined)
    throw new SendFailure('It has no subscription. Remove it, and add the browser again.', {
      isFinal: true,
      mayHaveArrived: false,
    });
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint: url, keys: push },
    JSON.stringify(pushMessage(notice)),
    {
      vapidDetails: { subject: contactUri(), ...(await pushKeyPair()) },
      TTL: KEPT_SECONDS,
      urgency: pushUrgency(notice.payload.severity),
      topic: topicOf(notice.payload.thread),
      contentEncoding: 'aes128gcm',
    },
  );
  await postNotice({
    url: new URL(url),
    body: body ?? Buffer.alloc(0),
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    isFinal: isRefusal,
    isGone,
  });
}
