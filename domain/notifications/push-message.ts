import type { NoticePayload, OutgoingNotice } from './notice';
import { factsOf, paragraphsOf, subjectOf } from './notice-words';

/** What the service worker (public/notifications.js) makes a notification of. */
export interface PushMessage {
  title: string;
  body: string;
  /** One notification a matter: a later one takes the place of an earlier. */
  tag: string;
  /** The page to open, under Candor's own origin. */
  path: string;
  /** RFC 3339. */
  at: string;
  /** Stays on the screen until somebody does something. */
  isUrgent: boolean;
}

/** A push service takes 4,096 bytes, what encryption adds among them; a character has four at most. */
const MOST_TITLE = 200;
const MOST_BODY = 500;
const MOST_PATH = 300;

const cut = (text: string, most: number) => {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
};

const PAGES = ['fired', 'still_firing', 'escalated'];

export function pushMessage(notice: OutgoingNotice): PushMessage {
  const { payload, transition, at } = notice;
  const facts = factsOf(notice).map(({ name, value }) => `${name}: ${value}`);
  const path = payload.path ?? '/';
  return {
    title: cut(subjectOf(notice), MOST_TITLE),
    body: cut([...paragraphsOf(notice), facts.join(' · ')].join('\n'), MOST_BODY),
    tag: payload.thread.slice(0, MOST_PATH),
    path: path.length > MOST_PATH ? '/' : path,
    at,
    isUrgent: PAGES.includes(transition) && isBad(payload.severity),
  };
}

const isBad = (severity: NoticePayload['severity']) =>
  severity === 'critical' || severity === 'high';

/** Whether a phone is to be woken for it (RFC 8030, 5.3). */
export function pushUrgency(severity: NoticePayload['severity']): 'high' | 'normal' | 'low' {
  if (isBad(severity)) return 'high';
  return severity === 'medium' ? 'normal' : 'low';
}
