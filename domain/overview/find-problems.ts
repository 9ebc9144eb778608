import { compareHealth, isTroubled } from '../services/health';
import type { JudgedThing } from '../services/judge-services';
import { troublesOf } from '../services/service-reasons';
import type { ServiceState } from '../services/service-state';
import type { OverviewProblem } from './overview-answer';

/** Something that stands beside the services: a queue that names none, a job, a feature. */
export interface Thing extends JudgedThing {
  noun: Exclude<OverviewProblem['noun'], 'service' | 'alert' | 'incident'>;
  id: string;
}

const NO_TIER = 5;

/** What is wrong now, the worst first; of equals what costs most first. Healths come from those who judged them. */
export function findProblems(
  services: readonly ServiceState[],
  things: readonly Thing[],
): OverviewProblem[] {
  const ofServices = services.flatMap(({ service, health, signals, ownerTeam, tier }) =>
    isTroubled(health)
      ? [
          {
            noun: 'service' as const,
            id: service,
            name: service,
            health,
            reasons: troublesOf(signals),
            ownerTeam,
            tier,
          },
        ]
      : [],
  );
  const others = things.flatMap(({ noun, id, name, service, health, reason }) =>
    service === null && isTroubled(health)
      ? [{ noun, id, name, health, reasons: [reason], ownerTeam: null, tier: null }]
      : [],
  );
  return [...ofServices, ...others].sort(
    (a, b) => compareHealth(a.health, b.health) || (a.tier ?? NO_TIER) - (b.tier ?? NO_TIER),
  );
}
