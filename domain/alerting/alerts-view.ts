import { z } from 'zod';

export const SHOWN_ALERTS = ['open', 'resolved'] as const;

/** What the address of the inbox says. */
export const alertsViewSchema = z.object({
  show: z.enum(SHOWN_ALERTS).catch('open').default('open'),
  /** The id of a rule whose alerts alone are shown. */
  rule: z.string().max(60).catch('').default(''),
});
