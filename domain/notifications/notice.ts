import { z } from 'zod';

export const TRANSITIONS = [
  'fired',
  'still_firing',
  'acknowledged',
  'resolved',
  'escalated',
  'silence_ending',
  'delivery_failed',
  'reminder',
  'declared',
  'updated',
  'test',
  'verify',
] as const;
export type Transition = (typeof TRANSITIONS)[number];

/** Whom a notice goes to: a channel of the project, a person by their account's e-mail, or one of their contact methods. */
export interface NoticeTarget {
  kind: 'channel' | 'contact' | 'method';
  /** The channel's id, the person's, or the method's. */
  id: string;
  /** Of a method: its kind. */
  via?: string | null;
  /** Of a page: how long it is held back, so that somebody can acknowledge first. */
  afterMinutes?: number;
  /** As the ledger names it. */
  label: string;
}

/** What a notice tells, apart from how: every channel says it in its own form. */
export const noticePayloadSchema = z.object({
  /** What is wrong, in one line that needs no other: "payments: 37 messages in the dead-letter queue orders.dlq". */
  subject: z.string(),
  severity: z.enum(['critical', 'high', 'medium', 'low', 'info']),
  service: z.string().nullable(),
  /** A sentence or two more; null when the subject says it all. */
  text: z.string().nullable(),
  /** Name and value, such as Value, Usual, Rule, since when. */
  facts: z.array(z.object({ name: z.string(), value: z.string() })).max(20),
  /** The page to open, under Candor's own origin: "/p/shop/alerts/…". */
  path: z.string().nullable(),
  runbookUrl: z.string().nullable(),
  /** Who acted, for what a person did. */
  by: z.string().nullable(),
  /** Notices of one matter share it: one thread of e-mail, one incident at PagerDuty. */
  thread: z.string(),
});
export type NoticePayload = z.infer<typeof noticePayloadSchema>;

export interface Notice {
  projectId: string;
  /** Of one matter, transition and target: "alert/<id>/fired/<target id>". The second of the same key is dropped. */
  dedupeKey: string;
  alertId: string | null;
  incidentId: string | null;
  transition: Transition;
  target: NoticeTarget;
  payload: NoticePayload;
  /** Given, it is recorded with this reason and never sent: a silence, a maintenance window. */
  suppressedBecause?: string | null;
}

/** A notice as it goes out. */
export interface OutgoingNotice {
  /** The same at every try. */
  id: string;
  transition: Transition;
  project: string;
  /** When it came to be; RFC 3339. */
  at: string;
  /** An earlier try may have arrived already. */
  isRepeat: boolean;
  payload: NoticePayload;
  /** The page to open, whole; null without one. */
  url: string | null;
}
