import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';
import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';
import { FEEDBACKS } from './feedbacks';
import { OUTCOMES } from './inference';
import { LISTED_STATES } from './listed-states';
import { AI_FIELDS } from './rollup-key';

/** Verdicts take their time: a week shows more than an hour. */
export const USUAL_AI_RANGE: TimeRange = { from: 'now-7d', to: 'now' };

const word = textParam(255);

/** What the AI pages keep in their address; the filters go with a person from page to page. */
export const aiViewSchema = {
  ...timeRangeSchemaOf(USUAL_AI_RANGE),
  feature: word,
  model: word,
  promptName: word,
  promptVersion: word,
  tenant: word,
  service: word,
  groupBy: choiceParam(AI_FIELDS, 'feature'),
  /** The two that are compared. */
  a: word,
  b: word,
  /** Empty: explicit where there is any. */
  feedback: choiceParam(['', ...FEEDBACKS], ''),
  state: choiceParam(['', ...LISTED_STATES], ''),
  outcome: choiceParam(['', ...OUTCOMES], ''),
  /** The inference that is open beside the ledger. */
  open: word,
};
export type AiViewState = ViewOf<typeof aiViewSchema>;

/** What a query is narrowed by: the range and those filters that are set. */
export function aiFilterOf(view: AiViewState) {
  const { from, to } = view;
  const set = AI_FIELDS.flatMap((field) => (view[field] === '' ? [] : [[field, view[field]]]));
  return { from, to, ...Object.fromEntries(set) } as TimeRange &
    Partial<Record<(typeof AI_FIELDS)[number], string>>;
}
