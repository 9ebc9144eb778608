import { HealthIcon } from '@/components/overview/health-icon';
import { signalHref } from '@/components/overview/overview-links';
import { StatRow, StatTile } from '@/components/ui/stat-tile';
import type { CatalogueService } from '@/domain/services/service-answer';
import { SERVICE_SIGNALS, type ServiceSignal } from '@/domain/services/service-signals';

const LABELS: Record<ServiceSignal, string> = {
  logs: 'Log lines',
  queues: 'Queues',
  breakers: 'Breakers',
  ai: 'AI answers',
  delivery: 'Deployments',
};

const WORDS = {
  failing: 'Failing',
  degraded: 'Degraded',
  unknown: 'Not known',
  healthy: 'Well',
} as const;

/** How each of its signals stands now and why; a signal that it does not send has no tile. */
export function SignalTiles({ project, service }: { project: string; service: CatalogueService }) {
  const told = SERVICE_SIGNALS.flatMap((signal) => {
    const state = service.signals[signal];
    return state === null ? [] : [{ signal, ...state }];
  });
  if (told.length === 0) return null;
  return (
    <StatRow label="How it stands now">
      {told.map(({ signal, health, reason }) => (
        <StatTile
          key={signal}
          label={LABELS[signal]}
          href={signalHref(project, service.service, signal)}
          value={{
            drawn: (
              <span className="inline-flex items-center gap-1.5">
                <HealthIcon health={health} />
                <span aria-hidden>{WORDS[health]}</span>
              </span>
            ),
          }}
          comparison={<span className="line-clamp-2 break-words">{reason}</span>}
        />
      ))}
    </StatRow>
  );
}
