import { z } from 'zod';
import { absoluteTime } from '../time-range/absolute-time';
import { FACTOR_KINDS } from './factors';
import {
  INCIDENT_ROLES,
  INCIDENT_SEVERITIES,
  INCIDENT_STATUSES,
  INCIDENT_STEPS,
} from './incident-words';

const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words, `must be one of ${words.join(', ')}`);

const title = z
  .string()
  .trim()
  .min(1, 'must say what is wrong')
  .max(200, 'has at most 200 letters');
const name = z.string().trim().min(1).max(120);
const text = z
  .string()
  .trim()
  .min(1, 'must say something')
  .max(10_000, 'has at most 10,000 letters');
const services = z
  .array(z.string().trim().min(1).max(255))
  .max(30, 'names at most 30 services')
  .transform((named) => [...new Set(named)]);
const factors = z.array(oneOf(FACTOR_KINDS)).max(FACTOR_KINDS.length);
const impact = z.string().trim().max(4_000).nullable();
const environment = z.string().trim().min(1).max(255).nullable();
const channelUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(2_000)
  .nullable();

/** What is left out is taken from the alerts that it begins with, else from the moment. */
export const declareIncidentSchema = z.object({
  title: title.optional(),
  severity: oneOf(INCIDENT_SEVERITIES).optional(),
  services: services.optional(),
  environment: environment.optional(),
  impact: impact.optional(),
  channelUrl: channelUrl.optional(),
  startedAt: absoluteTime.optional(),
  alertIds: z.array(z.uuid('must be the id of an alert')).max(50).default([]),
  /** Whoever takes command at once. */
  commander: name.optional(),
});
export type DeclareIncidentInput = z.output<typeof declareIncidentSchema>;

/** Only what is given changes. */
export const incidentPatchSchema = z.object({
  title: title.optional(),
  severity: oneOf(INCIDENT_SEVERITIES).optional(),
  status: oneOf(INCIDENT_STATUSES).optional(),
  services: services.optional(),
  environment: environment.optional(),
  impact: impact.optional(),
  channelUrl: channelUrl.optional(),
  factors: factors.optional().describe('What made it possible; all of it, since it replaces'),
  startedAt: absoluteTime.optional(),
  detectedAt: absoluteTime.nullable().optional(),
  acknowledgedAt: absoluteTime.nullable().optional(),
  mitigatedAt: absoluteTime.nullable().optional(),
  resolvedAt: absoluteTime.nullable().optional(),
  /** The revision that the change is based on: an old one is a conflict. */
  revision: z.int().min(1).optional(),
});
export type IncidentPatch = z.output<typeof incidentPatchSchema>;

export const incidentEventSchema = z.object({ text, at: absoluteTime.optional() });
export type IncidentEventInput = z.output<typeof incidentEventSchema>;

export const incidentRoleSchema = z.object({
  role: oneOf(INCIDENT_ROLES),
  /** Null: nobody any more. */
  name: name.nullable(),
});
export type IncidentRoleInput = z.output<typeof incidentRoleSchema>;

/** With a text, it is told as an update too. */
export const incidentStatusSchema = z.object({
  status: oneOf(INCIDENT_STATUSES),
  text: text.optional(),
  revision: z.int().min(1).optional(),
});

const LINE = z.string().min(1).max(600);

/** What a member does on the page of an incident. */
export const incidentActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('change'), patch: incidentPatchSchema }),
  z.object({ action: z.literal('note'), text, at: absoluteTime.optional() }),
  z.object({ action: z.literal('role') }).extend(incidentRoleSchema.shape),
  z.object({
    action: z.literal('update'),
    text,
    status: oneOf(INCIDENT_STATUSES).optional(),
    revision: z.int().min(1).optional(),
  }),
  z.object({ action: z.literal('step'), step: oneOf(INCIDENT_STEPS), isDone: z.boolean() }),
  z.object({ action: z.enum(['pin', 'unpin', 'hide', 'show']), item: LINE }),
  z.object({ action: z.literal('correct'), item: LINE, text }),
  z.object({ action: z.literal('link'), alertId: z.uuid() }),
  z.object({ action: z.literal('merge'), into: z.int().min(1) }),
  z.object({
    action: z.literal('cause'),
    ref: z.string().min(1).max(800),
    isConfirmed: z.boolean(),
  }),
]);
export type IncidentAction = z.output<typeof incidentActionSchema>;
