import { PROJECT_PAGES, projectPath } from '@/components/layout/navigation';
import { addFilter } from '@/domain/logs/query/edit-filters';
import type { OverviewProblem, TileKey } from '@/domain/overview/overview-answer';
import type { ServiceSignal } from '@/domain/services/service-state';
import { fixedRange, type TimeRange, type TimeWindow } from '@/domain/time-range/time-range';

const LAST_HOUR: TimeRange = { from: 'now-1h', to: 'now' };
const ERRORS = 'level:>=error';

/** The page of a signal, or the logs where it has none. */
function pageOf(project: string, segment: string): string {
  const exists = PROJECT_PAGES.some((page) => page.segment === segment);
  return projectPath(project, exists ? segment : 'logs');
}

/** The lines of a service in a time; of all services without one. */
export function logsHref(
  project: string,
  { service, q = '', ...range }: TimeRange & { service: string | null; q?: string },
): string {
  const query = service === null ? q : addFilter(q, 'service', service);
  return `${projectPath(project, 'logs')}?${new URLSearchParams({ ...range, q: query })}`;
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
      return pageOf(project, 'queues');
    default:
      return pageOf(project, key);
  }
}

export function serviceHref(project: string, service: string): string {
  const page = pageOf(project, 'services');
  return page.endsWith('/logs')
    ? logsHref(project, { ...LAST_HOUR, service })
    : `${page}/${encodeURIComponent(service)}`;
}

/** Where the state of one signal of a service comes from. */
export function signalHref(project: string, service: string, signal: ServiceSignal): string {
  switch (signal) {
    case 'logs':
      return logsHref(project, { ...LAST_HOUR, service, q: ERRORS });
    case 'delivery':
      return `${pageOf(project, signal)}?${new URLSearchParams({ service })}`;
    default:
      return pageOf(project, signal);
  }
}

export function problemHref(project: string, { noun, id }: OverviewProblem): string {
  switch (noun) {
    case 'service':
      return serviceHref(project, id);
    case 'ai':
      return `${pageOf(project, 'ai')}?${new URLSearchParams({ feature: id })}`;
    default: {
      const page = pageOf(project, `${noun}s`);
      return page.endsWith('/logs') ? page : `${page}/${encodeURIComponent(id)}`;
    }
  }
}
