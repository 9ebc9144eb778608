import { choiceParam, textParam } from '../url-state/view-params';
import { FACTOR_KINDS } from './factors';
import { INCIDENT_SEVERITIES } from './incident-words';

export const SHOWN_INCIDENTS = ['all', 'open', 'resolved'] as const;

/** What the address of the list says. */
export const incidentsViewSchema = {
  show: choiceParam(SHOWN_INCIDENTS, 'all'),
  severity: choiceParam(['', ...INCIDENT_SEVERITIES], ''),
  service: textParam(255),
  /** Of the times: what people have confirmed as having made them possible. */
  cause: choiceParam(['', ...FACTOR_KINDS, 'unknown'], ''),
  /** Whether somebody came here to declare one. */
  declare: choiceParam(['', '1'], ''),
};
