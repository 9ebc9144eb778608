import { formatValue } from '@/domain/logs/query/format-query';
import { PROJECT_PAGES, projectPath } from './navigation';

/** Where a service is shown: its page, or what it logs where services have none. */
export function servicePath(project: string, service: string): string {
  if (PROJECT_PAGES.some(({ segment }) => segment === 'services')) {
    return projectPath(project, `services/${encodeURIComponent(service)}`);
  }
  const search = new URLSearchParams({ q: `service:${formatValue(service)}` });
  return `${projectPath(project, 'logs')}?${search}`;
}
