import { z } from 'zod';
import { nameSchema } from '../access/schemas';
import { businessWeekSchema } from '../delivery/business-week-schema';

export const createProjectSchema = z.object({ name: nameSchema });

const days = (most: number) =>
  z
    .int('must be a whole number of days')
    .min(1, 'must be at least 1 day')
    .max(most, `must be at most ${most} days`);

/** Only what is given is changed. */
export const projectSettingsSchema = z
  .object({
    retentionDays: days(3_650),
    acceptPastDays: days(365),
    simulatorEnabled: z.boolean(),
    businessHours: businessWeekSchema,
  })
  .partial();
export type ProjectSettingsInput = z.output<typeof projectSettingsSchema>;

/** What one press of Save may change. */
export const projectChangeSchema = projectSettingsSchema.extend({ name: nameSchema.optional() });
export type ProjectChangeInput = z.output<typeof projectChangeSchema>;
