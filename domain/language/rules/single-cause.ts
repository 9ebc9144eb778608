import { type LanguageRule, phrase } from '../language-rule';

/** One cause for all: "root cause" alone, where several conditions met. */
export const SINGLE_CAUSE_RULES: readonly LanguageRule[] = [
  {
    rule: 'single-cause',
    pattern: phrase(
      '(?<!\\b(?:no|not|not a|not the|one|without a|without one|than a|than the|instead of a|single)\\s+)(?:root[ -]cause(?! (?:analysis|analyses))|(?:real|true|sole|only|ultimate|actual|underlying single|one and only) (?:cause|reason (?:for|why|that|of))|root of (?:the|this|our|all) (?:\\w+ )?(?:problems?|outage|incident|trouble|failure|issue|evil)|(?:real |true |main )?culprits?|(?:all|simply|just) (?:comes?|came|boils?|boiled) down to|all because of|(?:caused by|because of) one thing|for one reason(?: only| alone)?)',
    ),
    message: 'One cause seldom explains an incident.',
    instead:
      'Write "contributing factors" and name the conditions that met, each with its evidence.',
  },
];
