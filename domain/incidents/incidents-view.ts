import { z } from 'zod';
import { INCIDENT_SEVERITIES } from './incident-words';

export const SHOWN_INCIDENTS = ['all', 'open', 'resolved'] as const;

/** What the address of the list says. */
export const incidentsViewSchema = z.object({
  show: z.enum(SHOWN_INCIDENTS).catch('all').default('all'),
  severity: z
    .enum(['', ...INCIDENT_SEVERITIES])
    .catch('')
    .default(''),
  service: z.string().max(255).catch('').default(''),
  /** Whether somebody came here to declare one. */
  declare: z.enum(['', '1']).catch('').default(''),
});
