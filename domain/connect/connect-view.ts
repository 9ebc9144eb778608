import { choiceParam } from '../url-state/view-params';
import { CONNECT_SIGNALS } from './connect-choices';

/** What the Connect page shows, from and to its address. */
export const connectViewSchema = {
  signal: choiceParam(CONNECT_SIGNALS, 'logs'),
};
