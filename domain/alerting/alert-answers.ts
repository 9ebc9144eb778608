import { z } from 'zod';
import { ALERT_STATES } from './alert-state';
import { SEVERITIES } from './severity';

const text = z.string().nullable();

export const REVIEWS = ['actionable', 'noise', 'duplicate'] as const;
export type Review = (typeof REVIEWS)[number];

/** One who was told of an alert, when and through what; or who was not, and why not. */
const ledgerEntrySchema = z.object({
  at: z.string(),
  target: z.string(),
  /** slack, teams, email, pagerduty, webhook; removed: the channel is there no more. */
  channel: z.string(),
  /** What they were to be told: fired, escalated, acknowledged, resolved ... */
  transition: z.string(),
  /** scheduled, sending, delivered, suppressed, dead. */
  status: z.string(),
  reason: text,
});
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export const alertSchema = z.object({
  id: z.string(),
  rule: z.object({ id: z.string(), key: z.string(), name: z.string() }),
  fingerprint: z.string(),
  labels: z.record(z.string(), z.string()),
  severity: z.enum(SEVERITIES),
  state: z.enum(ALERT_STATES),
  /** What is wrong, in words. */
  summary: z.string(),
  service: text,
  /** Who owns it: the rule's team, else the service's. */
  ownerTeam: text,
  runbookUrl: text,
  startedAt: z.string(),
  firedAt: text,
  acknowledgedAt: text,
  acknowledgedBy: text,
  /** Until when it is snoozed. */
  snoozedUntil: text,
  /** Of an open alert: the silence that keeps everybody from being told of it now. */
  silenced: z.object({ id: z.string(), until: z.string(), reason: z.string() }).nullable(),
  resolvedAt: text,
  /** recovered, no_data, rule_changed, project_archived, or who closed it. */
  resolvedBecause: text,
  /** How often it has begun to hold while it was open. */
  count: z.number(),
  value: z.number().nullable(),
  unit: z.string(),
  /** What is normal for the value, in words and figures. */
  normal: z
    .object({
      text: z.string(),
      expected: z.number().nullable(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
    })
    .nullable(),
  /** Where its signal can be looked at, under the project's address. */
  path: text,
  /** Of an alert from elsewhere: who sends it; null for one of our own rules. */
  source: text,
  /** Where it can be looked at over there. */
  sourceUrl: text,
  /** The alert of the same fingerprint before this one. */
  previousId: text,
  review: z.enum(REVIEWS).nullable(),
  reviewedBy: text,
  ledger: z.array(ledgerEntrySchema),
});
export type AlertAnswer = z.infer<typeof alertSchema>;

export const alertEventSchema = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.string(),
  text: z.string(),
  by: text,
});

export const alertDetailSchema = alertSchema.extend({
  /** The newest that it belongs to. */
  incident: z.object({ number: z.number(), title: z.string(), isOpen: z.boolean() }).nullable(),
  events: z.array(alertEventSchema),
});
export type AlertDetail = z.infer<typeof alertDetailSchema>;

export const alertListSchema = z.object({
  items: z.array(alertSchema),
  nextCursor: text,
});
export type AlertList = z.infer<typeof alertListSchema>;

/** The alert after an action; an action that came too late, or twice, changed nothing and says so. */
export const actedAlertSchema = alertDetailSchema.extend({
  changed: z.boolean(),
  message: text,
});
export type ActedAlertAnswer = z.infer<typeof actedAlertSchema>;
