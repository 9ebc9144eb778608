import type { AlertAnswer } from '../alerting/alert-answers';
import { compareAlerts } from '../alerting/describe-alerts';
import type { Thing } from './find-problems';
import type { OverviewProblem } from './overview-answer';

/** An open alert, as far as the overview tells it. */
export interface OpenAlert
  extends Pick<
    AlertAnswer,
    'id' | 'severity' | 'state' | 'summary' | 'startedAt' | 'path' | 'acknowledgedBy' | 'ownerTeam'
  > {
  ruleName: string;
}

/** Open alerts as what is wrong now: those that nobody has yet first, then the worst. */
export function alertProblems(open: readonly OpenAlert[]): OverviewProblem[] {
  return open.toSorted(compareAlerts).map((alert) => {
    const { id, ruleName, severity, summary, ownerTeam, acknowledgedBy } = alert;
    return {
      noun: 'alert',
      id,
      name: ruleName,
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
export function notAlertedOn(things: readonly Thing[], open: readonly OpenAlert[]): Thing[] {
  const told = new Set(open.map(({ path }) => path));
  return things.filter(({ noun, id }) => !told.has(`${PAGES[noun]}${encodeURIComponent(id)}`));
}
