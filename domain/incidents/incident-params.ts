import { z } from 'zod';
import { INCIDENT_SEVERITIES, INCIDENT_STATUSES } from './incident-words';

const ASKED = ['open', ...INCIDENT_STATUSES] as const;

const oneOrMany = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((value) => [value]), z.array(one)]);

/** open is all but resolved. */
export const incidentsParams = z.object({
  status: oneOrMany(z.enum(ASKED, `must be one of ${ASKED.join(', ')}`)).optional(),
  severity: oneOrMany(
    z.enum(INCIDENT_SEVERITIES, `must be one of ${INCIDENT_SEVERITIES.join(', ')}`),
  ).optional(),
  service: z.string().min(1).max(255).optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= 1 && value <= 200, 'must be 1 to 200')
    .default(50),
  cursor: z.string().max(200).optional(),
});
export type IncidentsParams = z.output<typeof incidentsParams>;

/** By its id, or by the number that people call it by. */
export const incidentIdParams = z.object({
  id: z.union([z.uuid(), z.string().regex(/^\d{1,9}$/)]),
});
