import type { RuleName } from './finding';
import { PERSON } from './people';
import { type SubjectKind, subjectBefore } from './subject-before';

/** One thing to look for in a sentence, with what to say of it. */
export interface LanguageRule {
  rule: RuleName;
  pattern: RegExp;
  message: string;
  instead: string;
  /** Who must have done it, for words that are fair of a machine and unfair of a person. */
  subject?: SubjectKind[];
}

/** A pattern of words: a space stands for any white space, PERSON for a word for people, both ends are ends of words. */
export function phrase(words: string): RegExp {
  const source = words.replaceAll('PERSON', PERSON).replaceAll(' ', '\\s+');
  return new RegExp(`(?<![\\w-])(?:${source})(?![\\w-])`, 'gid');
}

/** Everywhere in a sentence where a rule sees what it looks for. */
export function matchesOf(rule: LanguageRule, sentence: string): { from: number; to: number }[] {
  return [...sentence.matchAll(rule.pattern)]
    .filter(
      (match) =>
        rule.subject === undefined || rule.subject.includes(subjectBefore(sentence, match.index)),
    )
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
}
