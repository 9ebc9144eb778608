import { choiceParam, textParam } from '../url-state/view-params';

const SHOWN_ALERTS = ['open', 'silenced', 'resolved'] as const;
export type ShownAlerts = (typeof SHOWN_ALERTS)[number];

/** What the address of the inbox says. */
export const alertsViewSchema = {
  show: choiceParam(SHOWN_ALERTS, 'open'),
  /** The id of a rule whose alerts alone are shown. */
  rule: textParam(60),
};

/** The state that is asked for: what is silenced is open. */
export function askedState(show: ShownAlerts): 'open' | 'resolved' {
  return show === 'resolved' ? 'resolved' : 'open';
}
