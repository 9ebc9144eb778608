import { type LanguageRule, phrase } from '../language-rule';

/** "Why did you" asks for a defence; "what" and "how" ask for an account. */
export const WHY_PERSON_RULES: readonly LanguageRule[] = [
  {
    rule: 'why-person',
    pattern: phrase(
      "why (?:did|didn't|do|don't|was|wasn't|were|weren't|had|hadn't) (?:not )?(?:the |an? |our )?(?:\\w+ )?(?:PERSON|they|nobody|no one|anybody|anyone)|why (?:PERSON|they) (?:did|didn't|do|were|was|had|chose)",
    ),
    message: '"Why" put to a person asks for a defence.',
    instead:
      'Ask "how" or "what": what did it look like then, what made it seem off, what options were there?',
  },
];
