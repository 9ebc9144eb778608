import { projectPath } from '@/components/layout/navigation';
import { servicePath } from '@/components/layout/service-path';
import { formatValue } from '@/domain/logs/query/format-query';
import type { OverviewProblem, TileKey } from '@/domain/overview/overview-answer';
import type { ServiceSignal } from '@/domain/services/service-signals';
import { fixedRange, type TimeRange, type TimeWindow } from '@/domain/time-range/time-range';

const LAST_HOUR: TimeRange = { from: 'now-1h', to: 'now' };
const ERRORS = 'level:>=error';

/** The lines of a service in a time; of all services without one. */
export function logsHref(
  project: string,
  { service, q = '', ...range }: TimeRange & { service: string | null; q?: string },
): string {
  const filter = service === null ? '' : `service:${formatValue(service)}`;
  const search = new URLSearchParams({ ...range, q: `${filter} ${q}`.trim() });
  return `${projectPath(project, 'logs')}?${search}`;
}

export function windowLogsHref(
  project: string,
  { fromMs, toMs }: TimeWindow,
  found: { service: string | null; onlyErrors: boolean },
): string {
  const range = fixedRange({ fromMs, toMs });
  const q = found.onlyErrors ? ERRORS : '';
  return logsHref(project, { ...range, q, service: found.service });
}

export function tileHref(project: string, key: TileKey): string {
  switch (key) {
    case 'errors':
      return logsHref(project, { ...LAST_HOUR, service: null, q: ERRORS });
    case 'work':
    case 'backlog':
    case 'deadLetters':
      return projectPath(project, 'queues');
    default:
      return projectPath(project, key);
  }
}

/** A deployment, open beside the list of all. */
export function deploymentHref(project: string, ref: string): string {
  return `${projectPath(project, 'delivery')}?${new URLSearchParams({ open: ref })}`;
}

/** Where the state of one signal of a service comes from. */
export function signalHref(project: string, service: string, signal: ServiceSignal): string {
  switch (signal) {
    case 'logs':
      return logsHref(project, { ...LAST_HOUR, service, q: ERRORS });
    case 'queues':
      return `${projectPath(project, signal)}?${new URLSearchParams({ q: service })}`;
    case 'breakers':
    case 'ai':
    case 'delivery':
      return `${projectPath(project, signal)}?${new URLSearchParams({ service })}`;
  }
}

export function problemHref(project: string, { noun, id }: OverviewProblem): string {
  switch (noun) {
    case 'service':
      return servicePath(project, id);
    case 'ai':
      return `${projectPath(project, 'ai')}?${new URLSearchParams({ feature: id })}`;
    default:
      return projectPath(project, `${noun}s/${encodeURIComponent(id)}`);
  }
}
