import { type LanguageRule, phrase } from '../language-rule';

/** "Why did you" asks for a defence; "what" and "how" ask for an account. */
export const WHY_PERSON_RULES: readonly LanguageRule[] = [
  {
    rule: 'why-person',
    pattern: phrase(
      "why (?:did|didn't|do|don't|was|wasn't|were|weren't|had|hadn't) (?:not )?(?:the |an? |our )?(?:\\w+ )?(?:PERSON|they|nobody|no one|anybody|anyone)|why (?:PERSON|they) (?:did|didn't|do|were|was|had|chose)|why (?:nobody|no one) (?:had |has |ever |even )*(?:checked|looked|noticed|tested|verified|reviewed|questioned|read|saw|thought|bothered|asked|knew|caught|spotted|escalated|acknowledged|reacted|responded)|how (?:could|can) (?:the |an? )?(?:\\w+ )?(?:PERSON|they|any ?one|anybody) (?:not|miss|fail|forget|overlook|let|possibly|have (?:missed|overlooked|forgotten|failed|let))|what (?:was|were) (?:the |an? |our )?(?:\\w+ )?(?:PERSON|they) thinking|(?<=^\\W*)who (?:approved|merged|pushed|wrote|deployed|broke|changed|allowed|let|signed off|forgot|deleted|thought)(?=.*\\?)",
    ),
    message: '"Why" put to a person asks for a defence.',
    instead:
      'Ask "how" or "what": what did it look like then, what made it seem off, what options were there?',
  },
];
