import { z } from 'zod';

const SHOWN_ALERTS = ['open', 'silenced', 'resolved'] as const;
export type ShownAlerts = (typeof SHOWN_ALERTS)[number];

/** What the address of the inbox says. */
export const alertsViewSchema = z.object({
  show: z.enum(SHOWN_ALERTS).catch('open').default('open'),
  /** The id of a rule whose alerts alone are shown. */
  rule: z.string().max(60).catch('').default(''),
});

/** The state that is asked for: what is silenced is open. */
export function askedState(show: ShownAlerts): 'open' | 'resolved' {
  return show === 'resolved' ? 'resolved' : 'open';
}
