import { projectPath } from './navigation';

/** Where a service is shown. */
export function servicePath(project: string, service: string): string {
  return projectPath(project, `services/${encodeURIComponent(service)}`);
}
