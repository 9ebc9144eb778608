import { quantityText } from '../quantities/format-quantity';
import type { Health } from './health';
import type { ServiceSignals, ServiceState } from './service-state';

/** What tells most comes first. */
const ORDER = ['breakers', 'queues', 'ai', 'logs', 'delivery'] as const;

/** What is wrong with a service, in words: what fails before what degrades. */
export function troublesOf(signals: ServiceSignals): string[] {
  const of = (wanted: Health) =>
    ORDER.flatMap((signal) => {
      const state = signals[signal];
      return state?.health === wanted ? [state.reason] : [];
    });
  return [...of('failing'), ...of('degraded')];
}

/** Why a service stands as it does: its troubles; of one that is well what says so; else since when it is silent. */
export function reasonOfState(
  { health, signals }: Pick<ServiceState, 'health' | 'signals'>,
  { lastHeardMs, nowMs }: { lastHeardMs: number | null; nowMs: number },
): string {
  if (health === 'failing' || health === 'degraded') return troublesOf(signals).join('; ');
  const told = ORDER.flatMap((signal) => {
    const state = signals[signal];
    return state?.health === health ? [state.reason] : [];
  });
  if (told.length > 0) return told.join('; ');
  if (lastHeardMs === null) return 'nothing tells how it stands';
  const minutes = Math.floor(Math.max(0, nowMs - lastHeardMs) / 60_000);
  return minutes < 15
    ? 'nothing that it sends tells how it stands'
    : `nothing heard of it for ${quantityText(minutes * 60, 's')}`;
}
