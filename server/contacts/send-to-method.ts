import { CONTACT_KINDS } from '@/domain/notifications/contact-method';
import type { OutgoingNotice } from '@/domain/notifications/notice';
import type { MethodRow } from '../db/sql/contact-methods';
import { SendFailure } from '../notifications/outgoing/send-failure';
import { SENDERS } from '../notifications/send-to-channel';
import { openMethodSecret } from './method-secret';
import { sendPush } from './send-push';

const FINAL = { isFinal: true, mayHaveArrived: false };

/** Sends a notice through somebody's contact method, once. @throws SendFailure */
export async function sendToMethod(method: MethodRow, notice: OutgoingNotice): Promise<void> {
  const kind = CONTACT_KINDS.find((one) => one === method.kind);
  if (kind === undefined)
    throw new SendFailure(
      'This Candor does not know its kind: update Candor, or remove it.',
      FINAL,
    );
  const secret = openMethodSecret(method, method.secret);
  if (secret === null)
    throw new SendFailure(
      'It cannot be opened: CANDOR_SECRET is another one than when it was stored. Add it again.',
      FINAL,
    );
  const outgoing = withCode(notice, secret.code?.digits);
  if (kind === 'push') await sendPush(outgoing, secret);
  else await SENDERS[kind](outgoing, secret, method.address);
}

/** Only what goes out holds the code; neither the outbox nor the ledger does. */
function withCode(notice: OutgoingNotice, digits: string | undefined): OutgoingNotice {
  if (notice.transition !== 'verify') return notice;
  if (digits === undefined)
    throw new SendFailure('There is no code to send any more: it was entered.', FINAL);
  const code = `${digits.slice(0, 4)} ${digits.slice(4)}`;
  return {
    ...notice,
    payload: { ...notice.payload, subject: `${code} is ${notice.payload.subject}` },
  };
}
