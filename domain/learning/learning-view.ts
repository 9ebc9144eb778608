import { textParam } from '../url-state/view-params';

/** What the address of the page says. */
export const learningViewSchema = { q: textParam(200) };
