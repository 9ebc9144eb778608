import type { AlertAnswer } from '../alerting/alert-answers';
import { compareAlerts } from '../alerting/describe-alerts';
import type { Thing } from './find-problems';
import type { OverviewProblem } from './overview-answer';

/** Open alerts as what is wrong now: those that nobody has yet first, then the worst. */
export function alertProblems(open: readonly AlertAnswer[]): OverviewProblem[] {
  return open.toSorted(compareAlerts).map((alert) => {
    const { id, rule, severity, summary, ownerTeam, acknowledgedBy } = alert;
    return {
      noun: 'alert',
      id,
      name: rule.name,
      health: severity === 'critical' || severity === 'high' ? 'failing' : 'degraded',
      reasons: [summary],
      // Who took it has it, whoever owns it.
      ownerTeam: acknowledgedBy ?? ownerTeam,
      tier: null,
    };
  });
}

const PAGES: Record<Thing['noun'], string> = {
  queue: 'queues/',
  breaker: 'breakers/',
  heartbeat: 'heartbeats/',
  ai: 'ai?feature=',
};

/** Things of which no alert tells already. */
export function notAlertedOn(things: readonly Thing[], open: readonly AlertAnswer[]): Thing[] {
  const told = new Set(open.map(({ path }) => path));
  return things.filter(({ noun, id }) => !told.has(`${PAGES[noun]}${encodeURIComponent(id)}`));
}
