import { patternText } from '../incidents/log-patterns';

/** What is compared of an incident. */
export interface ComparedIncident {
  id: string;
  services: readonly string[];
  alerts: readonly {
    fingerprint: string;
    rule: string;
    labels: Readonly<Record<string, string>>;
  }[];
  /** Of the error lines that its services logged, the commonest first. */
  patterns: readonly string[];
}

export interface Likeness {
  id: string;
  /** An order, not a probability. */
  score: number;
  /** What both have in common, the most telling first. */
  reasons: string[];
}

const WEIGHTS = { fingerprint: 5, pattern: 4, thing: 3, rule: 2, service: 1 };
/** Of many shared patterns no more are counted or named. */
const MOST_PATTERNS = 2;
/** What most of so many incidents logged is logged at all times, and tells nothing of any. */
const ENOUGH = 6;

/** Which others are like an incident, the likest first; of equals in the order that they came in. */
export function rankPrecedents(
  incident: ComparedIncident,
  others: readonly ComparedIncident[],
): Likeness[] {
  const past = others.filter(({ id }) => id !== incident.id);
  const telling = { ...incident, patterns: tellingPatterns(incident, past) };
  return past
    .map((other) => likeness(telling, other))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
}

function tellingPatterns(
  { patterns }: ComparedIncident,
  past: readonly ComparedIncident[],
): readonly string[] {
  if (past.length < ENOUGH) return patterns;
  const among = (pattern: string) => past.filter((other) => other.patterns.includes(pattern));
  return patterns.filter((pattern) => among(pattern).length <= past.length / 2);
}

function likeness(incident: ComparedIncident, other: ComparedIncident): Likeness {
  const fingerprints = new Set(incident.alerts.map(({ fingerprint }) => fingerprint));
  const same = other.alerts.filter(({ fingerprint }) => fingerprints.has(fingerprint));
  const alerts = distinct(same.map(alertText));
  // A thing or a rule of an alert that is the same anyway tells nothing more.
  const told = new Set(same.flatMap((alert) => [alert.rule, ...thingsOf(alert)]));
  const things = shared(incident.alerts.flatMap(thingsOf), other.alerts.flatMap(thingsOf)).filter(
    (thing) => !told.has(thing),
  );
  const rules = shared(
    incident.alerts.map(({ rule }) => rule),
    other.alerts.map(({ rule }) => rule),
  ).filter((rule) => !told.has(rule));
  const services = shared(incident.services, other.services);
  const patterns = shared(other.patterns, incident.patterns).slice(0, MOST_PATTERNS);
  return {
    id: other.id,
    score:
      alerts.length * WEIGHTS.fingerprint +
      patterns.length * WEIGHTS.pattern +
      things.length * WEIGHTS.thing +
      rules.length * WEIGHTS.rule +
      services.length * WEIGHTS.service,
    reasons: [
      ...alerts.map((text) => `the same alert: ${text}`),
      ...patterns.map((pattern) => `the same log pattern: “${patternText(pattern)}”`),
      ...things.map((thing) => `the same ${thing}`),
      ...rules.map((rule) => `the same rule: ${rule}`),
      ...services.map((service) => `the same service: ${service}`),
    ],
  };
}

type ComparedAlert = ComparedIncident['alerts'][number];

/** "Dead letters (queue payments-dlq)" */
export function alertText(alert: ComparedAlert): string {
  const things = thingsOf(alert);
  return things.length === 0 ? alert.rule : `${alert.rule} (${things.join(', ')})`;
}

/** The dependencies, breakers, queues, jobs and so on that an alert names. */
function thingsOf({ labels }: ComparedAlert): string[] {
  return Object.entries(labels)
    .filter(([label]) => label !== 'service' && label !== 'environment')
    .map(([label, value]) => `${label} ${value}`);
}

function shared(ours: readonly string[], theirs: readonly string[]): string[] {
  const known = new Set(ours);
  return distinct(theirs.filter((one) => known.has(one)));
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
