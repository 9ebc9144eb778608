import { type LanguageRule, phrase } from '../language-rule';

const ADVERBS =
  '(?:(?:\\w+ly|just|also|then|never|always|already|at least|at most|still|only|perhaps|much) )*';
const PARTICIPLE =
  '(?:(?!need|speed|feed|seed|embed|bed|red|limited|dedicated|shared|named|automated|scheduled|documented)\\w+ed|been|known|seen|done|caught|had|made|taken|given|told|thought|kept|gone|found|written|run|set|put|held|' +
  'shown|chosen|let|built|sent|spoken|understood|brought|come|become|felt|left|led|lost|paid|said|shut|stood|taught|won|begun|drawn|grown|thrown|woken|broken|got|gotten|met|hit|heard|spent|meant|forgotten|read(?= (?:the|this|that|it|its|our|their|about|through|more)\\b))';
const NOTICED =
  '(?:avoided|prevented|caught|noticed|detected|spotted|stopped|acknowledged|fixed|mitigated|foreseen|anticipated|flagged|averted|shorter|faster|smaller|better)';

/** What somebody who takes care does; that it was not done explains nothing. */
const CARE =
  '(?:check|test|verif(?:y|ied)|follow|read|look|review|validate|confirm|consider|think|reali[sz]e|notice|bother|escalate|respond|react|communicate|' +
  'inform|warn|document|monitor|watch|tested|checked|followed|looked|reviewed|validated|confirmed|considered|thought|reali[sz]ed|noticed|bothered|' +
  'escalated|responded|reacted|communicated|informed|warned|documented|monitored|watched)';
const OMITTED =
  "(?:did not|didn't|never|had not|hadn't|has not|hasn't|have not|haven't|had never)(?: even| bother to| properly| actually)?";

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
      `they (?:could|might) ${ADVERBS}have ${ADVERBS}(?!been)${PARTICIPLE}|PERSON (?:could|might) (?:not )?${ADVERBS}have ${ADVERBS}${PARTICIPLE}|could ${ADVERBS}have ${ADVERBS}been ${ADVERBS}${NOTICED}`,
    ),
    message,
    instead: 'Say which options were known then, and what each looked like to those who chose.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      `would(?:n't| not)? ${ADVERBS}have (?:been )?${ADVERBS}(?:${NOTICED}|happened|seen|known|(?:wiser|safer|best|enough|right) to)|` +
        `(?:any ?one|anybody|any PERSON) (?:\\w+ ){0,6}(?:would|could|should) ${ADVERBS}have|thing(?: to do)? would have been`,
    ),
    message,
    instead:
      'Put it into an action ("a canary that ..."), and keep this section to what took place.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      `if only|if (?:the |an? |any |our )?(?:\\w+ )?(?:PERSON|any ?one|anybody|they) (?:had|hadn't)|had (?:the |an? |any |our )?(?:PERSON|any ?one|anybody|they) (?:not )?${ADVERBS}${PARTICIPLE}|(?:every|ample) (?:chance|opportunity|reason|warning) to`,
    ),
    message,
    instead:
      'Say what they knew and saw at that moment, and which condition led from there to here.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      `(?:failed|fails) to|(?:neglected|omitted|skipped)|${OMITTED} ${CARE}|` +
        "(?:needed|expected|required|meant|told|supposed) to (?:\\S+ ){1,12}?(?:but|and|yet) (?:did not|didn't|never did)(?= do\\b|\\s*[.,;!]|\\s*$)",
    ),
    subject: ['person'],
    message: 'This names what somebody did not do.',
    instead:
      'Say what they did do, and what would have had to be on the screen to make the other step likely.',
  },
  {
    rule: 'counterfactual',
    // Nothing but a person forgets, whatever it is called here.
    pattern: phrase('(?:forgot|forgets|forgotten|neglected|neglects) to'),
    subject: ['person', 'unknown'],
    message: 'This names what somebody did not do.',
    instead:
      'Say what they did do, and what would have had to be on the screen to make the other step likely.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      '(?:in|with|by) (?:the benefit of |the clarity of |the wisdom of )?hindsight|in retrospect|looking back,|(?:seen|saw|see) (?:it|this|that) coming|(?:signs|warnings) were (?:all |clearly )?there|writing (?:was )?on the wall',
    ),
    message: 'This looks back with what is known only now.',
    instead: 'Say what was known at that moment, and what it pointed to then.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      'PERSON (?:must|needs? to|ha(?:s|ve) to|should|will have to) (?:\\w+ly )?(?:remember|learn to|know better|pay (?:more |closer |better )?attention|be (?:more |much more )?(?:careful|cautious|diligent|attentive|disciplined))',
    ),
    message: 'This asks a person to be better, and leaves the trap where it is.',
    instead: 'Say which guard, default or signal would make the step easy for whoever comes next.',
  },
  {
    rule: 'counterfactual',
    pattern: phrase(
      "(?:(?:did not|didn't|nobody|no one|never) (?:even )?(?:bother(?:ed)?|cared?|think|thought) to|(?:nobody|no one) (?:had |has |have |ever )*(?:thought of|took the (?:trouble|time)|made the effort|rehearsed|checked|looked|cared|tested|verified|questioned|reviewed|followed|wondered))",
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
