import { PERSON } from './people';

export type SubjectKind = 'person' | 'machine' | 'unknown';

const MACHINE =
  '(?:services?|servers?|jobs?|workers?|checks?|alerts?|monitors?|clients?|consumers?|producers?|brokers?|breakers?|' +
  'queues?|caches?|databases?|replicas?|nodes?|pods?|hosts?|requests?|messages?|events?|builds?|pipelines?|tests?|' +
  'deployments?|migrations?|scripts?|schedulers?|parsers?|collectors?|customers?|users?|calls?|retries|connections?|' +
  'it|which|that|x{2,})';

const CLAUSE_END =
  /[;:.()—]|,\s|\b(?:because|since|when|while|but|so|if|after|before|until|although|whereas|as)\b/gi;
const SUBJECT = new RegExp(
  `(?<![\\w-])(?:(?<person>${PERSON}|who|nobody|no one)|(?<machine>${MACHINE})|they)(?![\\w-])`,
  'gi',
);

/** Who does what is said at an index of a sentence: the first person or machine of its clause; "they" may be either. */
export function subjectBefore(sentence: string, index: number): SubjectKind {
  const before = sentence.slice(0, index);
  const start = [...before.matchAll(CLAUSE_END)].at(-1);
  const clause = start === undefined ? before : before.slice(start.index + start[0].length);
  const subject = [...clause.matchAll(SUBJECT)].at(0);
  if (subject?.groups?.person !== undefined) return 'person';
  return subject?.groups?.machine === undefined ? 'unknown' : 'machine';
}
