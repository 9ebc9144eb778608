import type { AlertAnswer } from './alert-answers';
import { SEVERITIES } from './severity';

type Told = Pick<AlertAnswer, 'state' | 'severity'>;

/** "3 alerts fire, 1 of them critical; 1 acknowledged". A sentence without its full stop. */
export function describeAlerts(open: readonly Told[]): string {
  const firing = open.filter(({ state }) => state === 'firing');
  const acknowledged = open.filter(({ state }) => state === 'acknowledged').length;
  const taken = acknowledged === 0 ? '' : `${acknowledged} acknowledged`;
  if (firing.length === 0) return taken === '' ? 'Nothing fires' : `Nothing else fires; ${taken}`;
  const critical = firing.filter(({ severity }) => severity === 'critical').length;
  const fires = firing.length === 1 ? '1 alert fires' : `${firing.length} alerts fire`;
  const worst =
    critical === 0
      ? ''
      : firing.length === 1
        ? ', and it is critical'
        : `, ${critical} of them critical`;
  return taken === '' ? `${fires}${worst}` : `${fires}${worst}; ${taken}`;
}

/** What nobody has yet first, then the worst, then the newest. */
export function compareAlerts(
  a: Told & Pick<AlertAnswer, 'startedAt'>,
  b: Told & Pick<AlertAnswer, 'startedAt'>,
): number {
  const rank = ({ state, severity }: Told) =>
    (state === 'firing' ? 0 : 10) + SEVERITIES.indexOf(severity);
  return rank(a) - rank(b) || (a.startedAt < b.startedAt ? 1 : -1);
}
