import { type LanguageRule, phrase } from '../language-rule';

const HARM =
  '(?:outage|incident|failure|bug|errors?|regression|defect|fault|problem|issue|leak|vulnerability|typo)';
const TO_HARM =
  '(?:caused|broke(?!.{0,60}\\binto\\b)|crashed|misconfigured|overlooked|took down|' +
  `let (?:the |this |that |an? )?(?:\\w+ )?(?:it|change|mistake|${HARM}) (?:through|slip)|` +
  '(?:\\w+ed|ran|took|chose|sent|set|put|hit|wrote|gave) the wrong \\w+|' +
  'without (?:\\w+ )?(?:approval|permission|authori[sz]ation|asking|checking|testing|reading|thinking|looking|verifying|telling)(?! (?:gates?|steps?|rules?))|' +
  '(?:pushed|deployed|merged|shipped|released|ran|applied|committed|wrote) (?:an? |the )?(?:\\w+ )?(?:broken|bad|faulty|buggy|untested|incorrect|defective) \\w+|' +
  "made (?:things|it|matters|everything) worse|(?:clearly|evidently|apparently) (?:did not|didn't|had not|hadn't|never|misunderstood)|was not paying attention|" +
  'corrupted|' +
  `(?:brought|took) (?:\\w+ ){1,3}(?:down|offline)|brought down|(?:introduced|triggered|created|deployed|shipped|merged) (?:an? |the )?(?:\\w+ )?${HARM}|` +
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
    // Words that are said of people alone.
    pattern: phrase(
      'mistyped|fat-?fingered|(?:messed|screwed|botched|cocked) (?:\\w+ ){0,3}up|botched|bungled|blundered',
    ),
    subject: ['person', 'unknown'],
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(
      'wrong (?:\\w+ ){1,3}(?:was|were|got|had been) \\w+(?:ed|en|ut|t) by (?:the |an? |our )?(?:\\w+ )?PERSON|(?:leaked|exposed|broken|corrupted|misconfigured|overlooked|skipped|forgotten|botched) by (?:the |an? |our )?(?:\\w+ )?PERSON|' +
        '(?:outage|incident|failure|bug|errors?|regression|defect|fault|problem|issue|leak|vulnerability|typo) (?:was|were) (?:introduced|made|created) by (?:the |an? |our )?(?:\\w+ )?PERSON|' +
        'it (?:was|is) (?:the |an? )?PERSON who (?:\\w+ly )?(?!noticed|found|saw|spotted|suggested|asked|told|remembered|helped|mended|joined)\\w+|' +
        "PERSON (?:is|was|are|were) the (?:\\w+ )?(?:reason|cause|problem)|PERSON's (?:\\w+ )?(?:error|typo|oversight) (?:led|caused|made)|whoever (?:\\w+ly )?(?:wrote|thought|made|did|pushed|merged|deployed|approved|configured|changed|deleted|broke|left|designed|came)",
    ),
    message,
    instead,
  },
  {
    rule: 'person-as-cause',
    pattern: phrase(
      `(?:caused by|triggered by|because of|due to|attributable to|blamed on) (?:the |an? |one of (?:the|our) )?(?:(?!operator)\\w+ )?PERSON(?:'s? \\w+)?`,
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
