import { type LanguageRule, phrase } from '../language-rule';

const HARM =
  '(?:outage|incident|failure|bug|errors?|regression|defect|fault|problem|issue|leak|vulnerability|typo)';
const TO_HARM =
  '(?:caused|broke(?!.{0,60}\\binto\\b)|crashed|misconfigured|mistyped|fat-?fingered|overlooked|(?:messed|screwed) up|took down|' +
  `(?:brought|took) (?:\\w+ ){1,3}down|brought down|(?:introduced|triggered|created|deployed|shipped|merged) (?:an? |the )?(?:\\w+ )?${HARM}|` +
  'missed (?:the|an?|every|both) (?:\\w+ )?(?:pages?|alerts?|warnings?|alarms?|signs?))';
const ACCIDENT =
  '(?:accidentally|inadvertently|mistakenly|unintentionally|erroneously|wrongly|incorrectly)';
const LACK =
  "(?:did not|didn't|does not|doesn't|had not|hadn't|never|forgot|failed|misread|missed|ignored|misunderstood|overlooked)";

const message = 'A person stands here as the cause.';
const instead =
  'Make the condition the subject: which default, name, tool, missing guard or unseen signal let this step have this effect?';

/** A person as the subject of a cause: what they did may be told, that they are the reason may not. */
export const PERSON_AS_CAUSE_RULES: readonly LanguageRule[] = [
  {
    rule: 'person-as-cause',
    pattern: phrase(TO_HARM),
    subject: ['person'],
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(
      `(?:caused by|because of|due to|attributable to|blamed on) (?:the |an? |one of (?:the|our) )?(?:(?!operator)\\w+ )?PERSON(?:'s? \\w+)?`,
    ),
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(`because (?:the |an? |our )?(?:\\w+ )?PERSON (?:\\w+ly )?${LACK}`),
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(`${ACCIDENT} (?!assumed|believed|trusted)\\w+ed`),
    subject: ['person'],
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(`${ACCIDENT} \\w+(?:ed|en) by (?:the |an? )?(?:\\w+ )?PERSON`),
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(
      `PERSON's (?:\\w+ )?(?:change|commit|deploy(?:ment)?|script|query|command|error|typo|oversight) (?:caused|broke|crashed|took down|brought)`,
    ),
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(
      `PERSON who (?:\\w+ly )?(?:caused|broke|pushed|made|wrote|approved|introduced|merged|deployed) the (?:\\w+ )?(?:change|commit|bug|outage|incident|config|configuration|code|mistake)`,
    ),
    message,
    instead,
  },
];
