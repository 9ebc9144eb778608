import { type LanguageRule, phrase } from '../language-rule';

const AUXILIARY = '(?:was|were|is|are|has been|have been|being)';

/** Words that grade people or their choices with what is known afterwards. */
export const JUDGEMENT_RULES: readonly LanguageRule[] = [
  {
    rule: 'judgement',
    pattern: phrase(
      'careless(?:ly|ness)?|negligent(?:ly)?|negligence|sloppy|sloppiness|sloppily|stupid(?:ly|ity)?|dumb|foolish(?:ly)?|reckless(?:ly|ness)?|' +
        'irresponsibl[ey]|incompeten(?:t|ce)|unprofessional(?:ly)?|inexcusable|unforgivable|complacen(?:t|cy)|ignoran(?:t|ce)|' +
        'inattenti(?:ve|on)|inexperience|ineptitude|inept|clueless|thoughtless(?:ly|ness)?|half-?assed|arrogan(?:t|ce)|rash(?:ly|ness)|indefensible|disgraceful|shameful|embarrassing|laughable|pathetic|ridiculous|unacceptable|lax|' +
        'asleep at the wheel|dropp(?:ed|ing) the ball|cut(?:ting)? corners|turned a blind eye|self-inflicted|unforced errors?|in the foot|shoddy|amateurish|lazy(?! (?:load|evaluat|init|import|connect)\\w*)|lazily(?<!loaded lazily)(?! load)',
    ),
    message: 'This judges people instead of describing conditions.',
    instead: 'Describe what was done and what made it the sensible thing to do at that time.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      'obviously|it (?:was|is|seems) (?:\\w+ )?obvious|needless to say|of course|unsurprisingly|(?<=^\\W*)(?:clearly|predictably|naturally|apparently|not surprisingly),|(?:everyone|everybody|every PERSON) (?:knows|knew) (?:that|not to|to)',
    ),
    message: 'It is obvious only afterwards.',
    instead: 'Say what was visible then, where, and to whom.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      '(?:human|operator|pilot)[ -]errors?(?! codes?)|(?<=(?:was|were|by|to|of|as) (?:an? |pure |simple |plain )*)user[ -]error(?! (?:codes?|rates?|budgets?|messages?|pages?))',
    ),
    message: '"Human error" is where an inquiry starts, not where it ends.',
    instead:
      'Say what was done, and which names, defaults, tools or time pressure made it easy to do.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "mistakes? (?:by|of) (?:the |an? )?(?:\\w+ )?PERSON|PERSON(?:'s)? (?:\\w+ )?mistakes?|(?:made|makes) (?:an? |the )?(?:\\w+ )?mistakes?|(?:rookie|beginner's|silly|basic|dumb|big|huge) mistakes?|by mistake|(?:my|our|your|his|her|their|whose) (?:\\w+ )?(?:mistakes?|oversights?|carelessness)",
    ),
    message: 'This calls an act a mistake by how it ended.',
    instead:
      'Say what was done and what was expected of it, and what made the expectation reasonable.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "(?:to blame|(?:the|entirely|all) fault of|at fault|(?:their|his|her|our|your|my|PERSON's) (?:own )?fault|whose fault|blame (?:\\w+ ){0,5}(?:lies|falls|sits|rests|belongs)|responsible for (?:the|this|that|all this) (?:\\w+ )?(?:outage|incident|failure|mistake|loss|damage|delay|downtime|corruption|leak|breach|mess|disaster|problem))(?! domains?)",
    ),
    message: 'This looks for somebody to blame.',
    instead: 'Name the conditions that made this outcome possible for anyone in that place.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "(?:poor|bad|terrible|wrong|questionable) (?:judge?ment|decisions?|choices?|call)|lack of (?:attention|care|discipline|diligence|professionalism|common sense|effort|rigou?r|foresight|judge?ment|interest|experience)|common sense|any (?:competent|decent|good|reasonable|halfway \\w+) PERSON|PERSON's (?:slow|late|poor|hasty|sluggish|delayed) (?:response|reaction|reply|answer|decision|handling|communication|work|judge?ment|escalation)|all PERSON had to do|all they had to do|should know better|(?:easily|entirely|perfectly|totally|completely) (?:avoidable|preventable)|was (?:avoidable|preventable)",
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
      `(?:alerts?|warnings?|pages?|alarms?|signals?|signs) ${AUXILIARY} (?:simply |just )?(?:ignored|disregarded)(?! by (?!(?:the |an? |our )?(?:\\w+ )?PERSON))`,
    ),
    message: 'Nobody can see that something was ignored.',
    instead:
      'Say how often this signal had fired before, how often it needed anything, and what else went on.',
  },
  {
    rule: 'judgement',
    pattern: phrase(
      "well done to|what a surprise|takes? (?:a |some )?special (?:talent|skill)|(?:nice|great|good) (?:job|work) by|too much to (?:ask|expect)|(?:thought|seemed like) (?:\\S+ ){0,8}(?:good|great|brilliant|bright|clever) idea|surprise,? surprise|(?:has|have|had) (?:absolutely )?no clue|has no idea how|no thought (?:had|has|was)|(?:could not|couldn't) be bothered",
    ),
    message: 'Sarcasm tells what somebody thinks of somebody, and nothing of what happened.',
    instead: 'Say what was done and what was known then; leave out what you think of it.',
  },
];
