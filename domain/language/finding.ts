export const RULE_NAMES = [
  'counterfactual',
  'judgement',
  'person-as-cause',
  'single-cause',
  'why-person',
  'vague-action',
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** A place in a text that another wording would serve better. Offsets are those of the Markdown, `to` is after the last. */
export interface Finding {
  from: number;
  to: number;
  rule: RuleName;
  found: string;
  message: string;
  /** What to write instead. */
  instead: string;
}
