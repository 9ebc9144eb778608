import { projectPath } from '@/components/layout/navigation';

const AROUND_MS = 300_000;

/** The logs of a service five minutes before and after a moment. */
export function logsOfServicePath(project: string, service: string, at: string): string {
  const timeMs = Date.parse(at);
  const search = new URLSearchParams({
    q: `service:${JSON.stringify(service)}`,
    from: new Date(timeMs - AROUND_MS).toISOString(),
    to: new Date(timeMs + AROUND_MS).toISOString(),
  });
  return `${projectPath(project, 'logs')}?${search}`;
}
