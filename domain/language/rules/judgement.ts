import { type LanguageRule, phrase } from '../language-rule';

const AUXILIARY = '(?:was|were|is|are|has been|have been|being)';

/** Words that grade people or their choices with what is known afterwards. */
export const JUDGEMENT_RULES: readonly LanguageRule[] = [
  {
    rule: 'judgement',
    pattern: phrase(
      'careless(?:ly|ness)?|negligent(?:ly)?|negligence|sloppy|sloppiness|sloppily|stupid(?:ly|ity)?|dumb|foolish(?:ly)?|reckless(?:ly|ness)?|' +
        'irresponsibl[ey]|incompeten(?:t|ce)|unprofessional(?:ly)?|inexcusable|unforgivable|complacen(?:t|cy)|ignoran(?:t|ce)|' +
        'inattenti(?:ve|on)|shoddy|amateurish|lazy(?! (?:load|evaluat|init|import|connect)\\w*)|lazily(?<!loaded lazily)(?! load)',
    ),
    message: 'This judges people instead of describing conditions.',
    instead: 'Describe what was done and what made it the sensible thing to do at that time.',
  },
  {
    rule: 'judgement',
    pattern: phrase('obviously|it (?:was|is|seems) (?:\\w+ )?obvious|needless to say|of course'),
    message: 'It is obvious only afterwards.',
    instead: 'Say what was visible then, where, and to whom.',
  },
  {
    rule: 'judgement',
    pattern: phrase('(?:human|operator|pilot)[ -]errors?(?! codes?)'),
    message: '"Human error" is where an inquiry starts, not where it ends.',
    instead:
      'Say what was done, and which names, defaults, tools or time pressure made it easy to do.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "mistakes? (?:by|of) (?:the |an? )?(?:\\w+ )?PERSON|PERSON(?:'s)? (?:\\w+ )?mistakes?|(?:made|makes) (?:an? |the )?(?:\\w+ )?mistakes?|(?:rookie|beginner's|silly|basic|dumb|big|huge) mistakes?|by mistake",
    ),
    message: 'This calls an act a mistake by how it ended.',
    instead:
      'Say what was done and what was expected of it, and what made the expectation reasonable.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "(?:to blame|(?:the|entirely|all) fault of|at fault|(?:their|his|her|our|your|my|PERSON's) (?:own )?fault|whose fault|blame (?:lies|falls)|responsible for (?:the|this) (?:outage|incident|failure|mistake))(?! domains?)",
    ),
    message: 'This looks for somebody to blame.',
    instead: 'Name the conditions that made this outcome possible for anyone in that place.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      '(?:poor|bad|terrible|wrong|questionable) (?:judge?ment|decisions?|choices?|call)|lack of (?:attention|care|discipline|diligence|professionalism|common sense)|common sense|any (?:competent|decent|good|reasonable) PERSON|all PERSON had to do|all they had to do|should know better|(?:easily|entirely|perfectly|totally|completely) (?:avoidable|preventable)|was (?:avoidable|preventable)',
    ),
    message: 'This judges a choice by how it ended.',
    instead: 'Say which options there were, and what each seemed to cost and bring at that time.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      '(?:simply |just |wrongly |deliberately )?(?:ignored|panicked|disregarded)|(?:wrongly|incorrectly|mistakenly|foolishly|blindly) (?:assumed|believed|thought|trusted)',
    ),
    subject: ['person'],
    message: 'This gives a reason inside somebody that nobody can see.',
    instead:
      'Say what they saw and did next, and what made that signal look like one that needs nothing.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      `(?:alerts?|warnings?|pages?|alarms?) ${AUXILIARY} (?:simply |just )?(?:ignored|disregarded)`,
    ),
    message: 'Nobody can see that something was ignored.',
    instead:
      'Say how often this signal had fired before, how often it needed anything, and what else went on.',
  },
];
