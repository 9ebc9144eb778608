import { compareHealth, type Health, isTroubled } from '../services/health';
import type { JudgedThing } from '../services/judge-services';
import type { ServiceState, SignalState } from '../services/service-state';
import type { OverviewProblem } from './overview-answer';

/** Something that stands beside the services: a queue that names none, a job, a feature. */
export interface Thing extends JudgedThing {
  noun: Exclude<OverviewProblem['noun'], 'service'>;
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
            reasons: reasonsOf([
              signals.breakers,
              signals.queues,
              signals.ai,
              signals.logs,
              signals.delivery,
            ]),
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

/** Those that make the trouble, failing ones before degraded ones. */
function reasonsOf(signals: readonly (SignalState | null)[]): string[] {
  const of = (wanted: Health) =>
    signals.flatMap((signal) => (signal?.health === wanted ? [signal.reason] : []));
  return [...of('failing'), ...of('degraded')];
}
