import { SEVERITIES } from '../alerting/severity';

const ORDER: readonly string[] = SEVERITIES;

/** Whether something is as bad as `least`, or worse; of a word that nobody knows, everything is. */
export function isAtLeast(severity: string, least: string): boolean {
  const limit = ORDER.indexOf(least);
  return limit === -1 || ORDER.indexOf(severity) <= limit;
}
