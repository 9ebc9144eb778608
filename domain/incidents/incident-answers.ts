import { z } from 'zod';
import { FACTOR_KINDS } from './factors';
import {
  INCIDENT_ROLES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  INCIDENT_STEPS,
} from './incident-words';

const text = z.string().nullable();
const status = z.enum(INCIDENT_STATUSES);

/** An incident as it stands, without what happened in it. */
const incidentSummarySchema = z.object({
  id: z.string(),
  /** As people call it: INC-12. */
  number: z.number(),
  title: z.string(),
  severity: z.enum(INCIDENT_SEVERITIES),
  status,
  /** What customers notice. */
  impact: text,
  services: z.array(z.string()),
  environment: text,
  /** What people confirmed as having made it possible, usually several; empty: not known. */
  factors: z.array(z.enum(FACTOR_KINDS)),
  channelUrl: text,
  roles: z.array(
    z.object({
      role: z.enum(INCIDENT_ROLES),
      name: z.string(),
      assignedAt: z.string(),
      assignedBy: z.string(),
    }),
  ),
  startedAt: z.string(),
  detectedAt: text,
  acknowledgedAt: text,
  mitigatedAt: text,
  resolvedAt: text,
  declaredAt: z.string(),
  declaredBy: z.string(),
  mergedInto: z.object({ id: z.string(), number: z.number(), title: z.string() }).nullable(),
  revision: z.number(),
});
export type IncidentSummary = z.infer<typeof incidentSummarySchema>;

const listedIncidentSchema = incidentSummarySchema.extend({
  /** What a person has confirmed that it came from; null is not known. */
  cause: z.enum(['deployment']).nullable(),
});

export const incidentListSchema = z.object({
  items: z.array(listedIncidentSchema),
  nextCursor: text,
});
export type IncidentList = z.infer<typeof incidentListSchema>;

const timelineItemSchema = z.object({
  id: z.string(),
  at: z.string(),
  /** alert, acknowledged, paged, breaker, dead_letters, deployment, errors; declared, status, note ... */
  kind: z.string(),
  text: z.string(),
  /** What it is about, and where that can be looked at under the project's address. */
  ref: z.object({ type: z.string(), id: z.string(), path: text }).nullable(),
  by: text,
  isPinned: z.boolean(),
  /** Somebody took it for noise; it is told all the same. */
  isHidden: z.boolean(),
  /** What it said before it was corrected, and what else was done to it. */
  history: z.array(z.object({ at: z.string(), by: z.string(), action: z.string(), before: text })),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;

const suspectedChangeSchema = z.object({
  /** The deployment's own id, as its sender told it. */
  deploymentId: z.string(),
  /** With service and environment, which make it one. */
  ref: z.string(),
  service: z.string(),
  environment: z.string(),
  version: text,
  at: text,
  /** 0-1: an order, not a probability. */
  score: z.number(),
  reasons: z.array(z.string()),
  /** What a person said of it; null: nobody did. */
  isConfirmed: z.boolean().nullable(),
  decidedBy: text,
});
export type SuspectedChange = z.infer<typeof suspectedChangeSchema>;

export const incidentSchema = incidentSummarySchema.extend({
  timeline: z.array(timelineItemSchema),
  /** Where the signals show the trouble before startedAt: its first sign, for a person to confirm. */
  earlierStart: timelineItemSchema.pick({ at: true, text: true, ref: true }).nullable(),
  suspectedChanges: z.array(suspectedChangeSchema),
  /** What was told to those who wait, oldest first. */
  updates: z.array(
    z.object({ id: z.string(), at: z.string(), status, text: z.string(), by: z.string() }),
  ),
  steps: z.array(z.object({ step: z.enum(INCIDENT_STEPS), at: text, by: text })),
  alerts: z.array(
    z.object({
      id: z.string(),
      summary: z.string(),
      severity: z.string(),
      state: z.string(),
      fingerprint: z.string(),
      startedAt: z.string(),
      /** Whether a person or a rule said that it belongs to the incident; else service and time do. */
      isLinked: z.boolean(),
    }),
  ),
  /** Those that were found to be the same. */
  merged: z.array(z.object({ id: z.string(), number: z.number(), title: z.string() })),
});
export type Incident = z.infer<typeof incidentSchema>;
