import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';
import { ACTION_KINDS, ACTION_STATUSES } from './action-kinds';

/** What the address of the page of actions says. */
export const actionsViewSchema = {
  status: choiceParam(ACTION_STATUSES, 'open'),
  kind: choiceParam(['', ...ACTION_KINDS], ''),
  /** The id of a member whose actions alone are shown. */
  owner: textParam(60),
};
export type ActionsView = ViewOf<typeof actionsViewSchema>;
