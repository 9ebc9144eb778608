import { type LanguageRule, phrase } from '../language-rule';

/** Actions that nobody can say are done. */
export const VAGUE_ACTION_RULES: readonly LanguageRule[] = [
  {
    rule: 'vague-action',
    pattern: phrase(
      '(?:be|being) (?:more |extra |very )?(?:careful|cautious|vigilant|mindful|diligent|attentive|aware)|take (?:more |extra |better )?care|pay (?:more |closer |better )?attention|double-?check|remember to|remind (?:everyone|everybody|all|people|the|our|PERSON)|raise awareness|(?:follow|stick to) the (?:\\w+ )?(?:process|procedure|runbook|rules?)',
    ),
    message: 'Care is not a change: at 3 a.m. nobody has more of it.',
    instead:
      'Change what makes the slip easy: a guard, a default, a confirmation that shows what it will do, a check in CI.',
  },
  {
    rule: 'vague-action',
    pattern: phrase(
      'investigate|investigating|look into|looking into|explore|consider|think about|try to',
    ),
    message: 'Nobody can say when this is done.',
    instead: 'Name the question, who answers it by when, and what is decided with the answer.',
  },
  {
    rule: 'vague-action',
    pattern: phrase('make sure|making sure|ensure|ensuring|see to it'),
    message: 'This says what is wished, not what is changed.',
    instead:
      'Name the thing that will make it so, such as a test, a limit or a rule, and where it lives.',
  },
  {
    rule: 'vague-action',
    pattern: phrase(
      '(?:improve|better|more|increase|enhance|strengthen)(?: the| our)? (?:\\w+ )?(?:monitoring|alerting|alerts|observability|logging|logs|documentation|docs|tests?|testing|communications?|process(?:es)?|visibility|reliability|resilience)|communicate (?:better|more)',
    ),
    message: 'Better than what? Nobody can say when this is done.',
    instead:
      'Name the signal, its limit and who is paged: "page payments when payments-dlq holds more than 0 for 5 minutes".',
  },
];
