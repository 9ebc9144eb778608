import { z } from 'zod';
import { ORGANISATION_ROLES } from '../access/role';
import { businessWeekSchema } from '../delivery/business-week-schema';

export const organisationMemberSchema = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ORGANISATION_ROLES),
  /** How many projects they were given a role in; an owner is admin of all of them anyway. */
  projects: z.number(),
  since: z.string(),
});
export type OrganisationMember = z.output<typeof organisationMemberSchema>;

export const organisationProjectSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  /** Candor watches itself in it. */
  isSelf: z.boolean(),
  createdAt: z.string(),
  /** Null while nothing has arrived yet. */
  firstEventAt: z.string().nullable(),
  archivedAt: z.string().nullable(),
  members: z.number(),
});
export type OrganisationProject = z.output<typeof organisationProjectSchema>;

/** An organisation as one of its members sees it: an owner sees all of it, others their own projects and nobody else. */
export const organisationSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ORGANISATION_ROLES),
  projects: z.array(organisationProjectSchema),
  /** Null: only owners see them. */
  members: z.array(organisationMemberSchema).nullable(),
});
export type Organisation = z.output<typeof organisationSchema>;

export const organisationListSchema = z.object({ items: z.array(organisationSchema) });

export const createdProjectSchema = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
});

/** A project's settings as its members see them. */
export const projectSettingsViewSchema = z.object({
  slug: z.string(),
  name: z.string(),
  isDemo: z.boolean(),
  simulatorEnabled: z.boolean(),
  acceptPastDays: z.number(),
  retentionDays: z.number(),
  /** What delivery counts as business hours. */
  businessHours: businessWeekSchema,
  /** What the installation allows at most. */
  mostRetentionDays: z.number(),
});
export type ProjectSettingsView = z.output<typeof projectSettingsViewSchema>;
