import type { MatchedAlert, Matcher } from './matchers';

const MOST_PATTERN = 200;

/**
 * Matchers that cover some alerts and little besides: their rules, and those labels that all of them are grouped by. What
 * differs becomes a pattern of its values, unless that would be too long.
 */
export function matchersFor(alerts: readonly Pick<MatchedAlert, 'rule' | 'labels'>[]): Matcher[] {
  const names = Object.keys(alerts[0]?.labels ?? {}).filter((name) =>
    alerts.every(({ labels }) => labels[name] !== undefined),
  );
  return [
    matcherOf(
      'rule',
      alerts.map(({ rule }) => rule),
    ),
    ...names.map((name) =>
      matcherOf(
        name,
        alerts.map(({ labels }) => labels[name] ?? ''),
      ),
    ),
  ].flatMap((matcher) => matcher ?? []);
}

function matcherOf(label: string, given: readonly string[]): Matcher | null {
  const values = [...new Set(given)];
  const [only] = values;
  if (only === undefined) return null;
  if (values.length === 1) return { label, op: '=', value: only };
  const pattern = values.map(escaped).join('|');
  return pattern.length > MOST_PATTERN ? null : { label, op: '=~', value: pattern };
}

function escaped(text: string): string {
  return text.replace(/[.*+?{}()[\]|\\^$]/g, '\\$&');
}
