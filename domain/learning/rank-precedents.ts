/** What is compared of an incident. */
export interface ComparedIncident {
  id: string;
  services: readonly string[];
  alerts: readonly {
    fingerprint: string;
    rule: string;
    labels: Readonly<Record<string, string>>;
  }[];
}

export interface Likeness {
  id: string;
  /** An order, not a probability. */
  score: number;
  /** What both have in common, the most telling first. */
  reasons: string[];
}

const WEIGHTS = { fingerprint: 5, thing: 3, rule: 2, service: 1 };

/** Which others are like an incident, the likest first; of equals in the order that they came in. */
export function rankPrecedents(
  incident: ComparedIncident,
  others: readonly ComparedIncident[],
): Likeness[] {
  return others
    .filter(({ id }) => id !== incident.id)
    .map((other) => likeness(incident, other))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
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
  return {
    id: other.id,
    score:
      alerts.length * WEIGHTS.fingerprint +
      things.length * WEIGHTS.thing +
      rules.length * WEIGHTS.rule +
      services.length * WEIGHTS.service,
    reasons: [
      ...alerts.map((text) => `the same alert: ${text}`),
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
