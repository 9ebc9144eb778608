import { z } from 'zod';
import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';
import { LISTED_STATES } from './acceptance-params';
import { FEEDBACKS } from './acceptance-report';
import { OUTCOMES } from './inference';
import { AI_FIELDS } from './rollup-key';

/** Verdicts take their time: a week shows more than an hour. */
export const USUAL_AI_RANGE: TimeRange = { from: 'now-7d', to: 'now' };

const word = z.string().max(255).catch('').default('');

/** What the AI pages keep in their address; the filters go with a person from page to page. */
export const aiViewSchema = timeRangeSchemaOf(USUAL_AI_RANGE).extend({
  feature: word,
  model: word,
  promptName: word,
  promptVersion: word,
  tenant: word,
  service: word,
  groupBy: z.enum(AI_FIELDS).catch('feature').default('feature'),
  /** The two that are compared. */
  a: word,
  b: word,
  /** Empty: explicit where there is any. */
  feedback: z
    .enum(['', ...FEEDBACKS])
    .catch('')
    .default(''),
  state: z
    .enum(['', ...LISTED_STATES])
    .catch('')
    .default(''),
  outcome: z
    .enum(['', ...OUTCOMES])
    .catch('')
    .default(''),
  /** The inference that is open beside the ledger. */
  open: word,
});
export type AiViewState = z.infer<typeof aiViewSchema>;

/** What a query is narrowed by: the range and those filters that are set. */
export function aiFilterOf(view: AiViewState) {
  const { from, to } = view;
  const set = AI_FIELDS.flatMap((field) => (view[field] === '' ? [] : [[field, view[field]]]));
  return { from, to, ...Object.fromEntries(set) } as TimeRange &
    Partial<Record<(typeof AI_FIELDS)[number], string>>;
}
