import { type LanguageRule, phrase } from '../language-rule';

/** One cause for all: "root cause" alone, where several conditions met. */
export const SINGLE_CAUSE_RULES: readonly LanguageRule[] = [
  {
    rule: 'single-cause',
    pattern: phrase(
      '(?<!\\b(?:no|not|not a|not the|one|without a|without one|than a|than the|instead of a|single)\\s+)(?:root[ -]cause(?! (?:analysis|analyses))|(?:real|true|sole|only|ultimate|underlying single) cause)',
    ),
    message: 'One cause seldom explains an incident.',
    instead:
      'Write "contributing factors" and name the conditions that met, each with its evidence.',
  },
];
