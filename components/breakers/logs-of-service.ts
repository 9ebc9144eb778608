import { projectPath } from '@/components/layout/navigation';
import { formatValue } from '@/domain/logs/query/format-query';
import { fixedRange, type TimeWindow } from '@/domain/time-range/time-range';

/** The logs of a service in a window. */
export function logsOfService(project: string, service: string, window: TimeWindow): string {
  const search = new URLSearchParams({
    ...fixedRange(window),
    q: `service:${formatValue(service)}`,
  });
  return `${projectPath(project, 'logs')}?${search}`;
}
