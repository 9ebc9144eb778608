import { GIVEN_NAMES } from './given-names';

/** Stands for one letter of a person's name or handle, once names are recognised. */
const NAME_LETTER = '\uE000';

const ROLES =
  'engineers?|developers?|devs?|(?<!kubernetes )operators?|administrators?|admins?|teams?|responders?|reviewers?|authors?|' +
  'colleagues?|managers?|commanders?|interns?|contractors?|consultants?|employees?|sres?|dbas?|juniors?|seniors?|' +
  'programmers?|testers?|technicians?|architects?|analysts?|maintainers?|newcomers?|hires?|(?:incident|team|tech|shift|release) leads?|' +
  '(?:infrastructure|platform|engineering|product|operations) groups?|' +
  'person|people|staff|on-?call(?: engineer)?|operations|ops';

/** A word for people, as the source of a pattern. What follows is not to make it a thing: "the operator pattern". */
export const PERSON = `(?:(?:${ROLES})(?! (?:patterns?|errors? codes?|channels?|rotations?|schedules?|policy|policies|lists?|pages?|names?))|somebody|someone|i|we|you|he|she|${NAME_LETTER}+)`;

/** A part of the house named as one names a person: "Engineering ignored it", and not "engineering time". */
const DEPARTMENT =
  /(?<![\w-])(?:Engineering|Support|Security|Management|Marketing|Sales|QA)(?= (?:\w+ed|did|didn't|never|had|has|have|was|were|knew|broke|took|let|ran|forgot|should|could|ought)\b)/g;

/** The same text, as long as before, with the letters of people's names and handles replaced. */
export function markNames(text: string): string {
  return text
    .replace(/(?<![\w@./-])@[a-z][\w-]*/gi, (handle) => NAME_LETTER.repeat(handle.length))
    .replace(DEPARTMENT, (word) => NAME_LETTER.repeat(word.length))
    .replace(/(?<![\w-])\p{Lu}\p{Ll}+(?![\w-])/gu, (word) =>
      GIVEN_NAMES.has(word) ? NAME_LETTER.repeat(word.length) : word,
    );
}
