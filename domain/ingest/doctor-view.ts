import { choiceParam, textParam } from '../url-state/view-params';
import { WAYS_IN } from './ways-in';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What the ingest doctor looks at, as its address says it. */
export const doctorViewSchema = {
  key: textParam(36, { suits: (text) => UUID.test(text) }),
  route: choiceParam(['', ...WAYS_IN], ''),
  outcome: choiceParam(['', 'accepted', 'rejected'], ''),
};
