import { choiceParam, textParam } from '../url-state/view-params';
import { INCIDENT_SEVERITIES } from './incident-words';

export const SHOWN_INCIDENTS = ['all', 'open', 'resolved'] as const;

/** What the address of the list says. */
export const incidentsViewSchema = {
  show: choiceParam(SHOWN_INCIDENTS, 'all'),
  severity: choiceParam(['', ...INCIDENT_SEVERITIES], ''),
  service: textParam(255),
  /** Of the times: what a person has confirmed that it came from. */
  cause: choiceParam(['', 'deployment', 'unknown'], ''),
  /** Whether somebody came here to declare one. */
  declare: choiceParam(['', '1'], ''),
};
