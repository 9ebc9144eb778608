import { choiceParam } from '../url-state/view-params';

/** What the address of the silences says. */
export const silencesViewSchema = {
  show: choiceParam(['open', 'over'], 'open'),
};
