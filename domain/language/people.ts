/** Stands for one letter of a person's name or handle, once names are recognised. */
const NAME_LETTER = '\uE000';

const ROLES =
  'engineers?|developers?|devs?|(?<!kubernetes )operators?|administrators?|admins?|teams?|responders?|reviewers?|authors?|' +
  'colleagues?|managers?|commanders?|interns?|contractors?|employees?|sres?|dbas?|juniors?|seniors?|' +
  'person|people|staff|on-?call(?: engineer)?|operations|ops';

/** A word for people, as the source of a pattern. What follows is not to make it a thing: "the operator pattern". */
export const PERSON = `(?:(?:${ROLES})(?! (?:patterns?|errors? codes?|channels?|rotations?|schedules?|policy|policies|lists?|pages?|names?))|somebody|someone|i|we|you|he|she|${NAME_LETTER}+)`;

/** Given names that are not also words or well-known software. */
const GIVEN_NAMES = new Set(
  (
    'Ahmed Alex Alice Ana Andrea Andrew Anna Bob Brian Carlos Carol Chloe Chris Dave David Diego Elena Emma Fatima ' +
    'Hassan Ivan James Jan Jane Jim Johan John Jonas Juan Julia Karen Kate Kenji Kevin Laura Lena Liam Linda Lucas ' +
    'Luis Lukas Maria Marie Mary Michael Mike Nina Noah Olga Olivia Omar Paul Pavel Peter Pierre Priya Rachel Raj ' +
    'Ravi Rob Sam Sarah Scott Sergei Sofia Steve Susan Tim Tom Wei Yuki'
  ).split(' '),
);

/** The same text, as long as before, with the letters of people's names and handles replaced. */
export function markNames(text: string): string {
  return text
    .replace(/(?<![\w@./-])@[a-z][\w-]*/gi, (handle) => NAME_LETTER.repeat(handle.length))
    .replace(/(?<![\w-])[A-Z][a-z]+(?![\w-])/g, (word) =>
      GIVEN_NAMES.has(word) ? NAME_LETTER.repeat(word.length) : word,
    );
}
