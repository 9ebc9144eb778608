import { type LanguageRule, phrase } from '../language-rule';

const ADVERBS =
  '(?:(?:\\w+ly|just|also|then|never|always|already|at least|at most|still|only|perhaps|much) )*';
const PARTICIPLE =
  '(?:(?!need|speed|feed|seed|embed|bed|red|limited|dedicated|shared|named|automated|scheduled|documented)\\w+ed|been|known|seen|done|caught|had|made|taken|given|told|thought|kept|gone|found|written|run|set|put|held|' +
  'shown|chosen|let|built|sent|spoken|understood|brought|come|become|felt|left|led|lost|paid|said|shut|stood|taught|won|begun|drawn|grown|thrown|woken|broken|got|gotten|met|hit)';
const NOTICED =
  '(?:avoided|prevented|caught|noticed|detected|spotted|stopped|acknowledged|fixed|mitigated|foreseen|anticipated|flagged|averted|shorter|faster|smaller|better)';

const message = 'This tells of what did not happen.';

/** What did not happen explains nothing of what did: "should have", "could have", "failed to", "if only". */
export const COUNTERFACTUAL_RULES: readonly LanguageRule[] = [
  {
    rule: 'counterfactual',
    pattern: phrase(
      `(?:(?:should|ought to) (?:never |not )?|shouldn't |should've |shouldn't've )(?:(?<='ve )|have )${ADVERBS}${PARTICIPLE}`,
    ),
    message,
    instead:
      'Say what was done, what could be seen then, and what made it look right at that time.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      `PERSON (?:could|might) (?:not )?${ADVERBS}have ${ADVERBS}${PARTICIPLE}|could ${ADVERBS}have ${ADVERBS}been ${ADVERBS}${NOTICED}`,
    ),
    message,
    instead: 'Say which options were known then, and what each looked like to those who chose.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(`would(?:n't| not)? ${ADVERBS}have (?:been )?${ADVERBS}${NOTICED}`),
    message,
    instead:
      'Put it into an action ("a canary that ..."), and keep this section to what took place.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      `if only|if (?:the |an? |any |our )?(?:\\w+ )?PERSON (?:had|hadn't)|had (?:the |an? |any |our )?PERSON (?:not )?${ADVERBS}${PARTICIPLE}`,
    ),
    message,
    instead:
      'Say what they knew and saw at that moment, and which condition led from there to here.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase('(?:failed|fails|neglected|omitted|forgot|forgets) to'),
    subject: ['person'],
    message: 'This names what somebody did not do.',
    instead:
      'Say what they did do, and what would have had to be on the screen to make the other step likely.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      "(?:(?:did not|didn't|nobody|no one|never) (?:even )?(?:bother(?:ed)?|cared?|think|thought) to|(?:nobody|no one) (?:checked|looked|cared))",
    ),
    message: 'This names what somebody did not do.',
    instead:
      'Say what had their attention at that time, and what would have shown them the other thing.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase("failure (?:of|by) (?:the |an? )?PERSON|PERSON'?s? failure to"),
    message: 'This names what somebody did not do.',
    instead: 'Say what they did do, and what in the tools or the time available led them there.',
  },
];
