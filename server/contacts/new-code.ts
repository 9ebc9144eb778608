import { randomInt } from 'node:crypto';
import { CODE_MINUTES } from '@/domain/notifications/contact-method';
import type { Notice } from '@/domain/notifications/notice';
import type { CurrentSession } from '../access/find-session';
import { noticeToMethod } from './notice-to-method';

/** Eight digits, good for a quarter of an hour. */
export function newCode(nowMs: number): { digits: string; untilMs: number } {
  const digits = String(randomInt(10 ** 8)).padStart(8, '0');
  return { digits, untilMs: nowMs + CODE_MINUTES * 60_000 };
}

/** The notice that takes a code to where it is to be proved. The outbox does not hold the code: it is put in when it is sent. */
export function noticeOfCode(
  session: CurrentSession,
  method: { id: string; kind: string; name: string; address: string },
): Promise<Notice> {
  return noticeToMethod(session, method, {
    transition: 'verify',
    subject: 'your code to be reached here',
    text: `${session.user.name} wants Candor’s alerts to come here. Enter the code under “How I am reached” within ${CODE_MINUTES} minutes. If that was not you, do nothing.`,
  });
}
