import { alertsParams } from '@/domain/alerting/alert-params';
import { listAlerts } from '@/server/alerting/read-alerts';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/alerts answers it. */
export const GET = withProject(
  { role: 'viewer', query: alertsParams },
  async ({ project, query }) => Response.json(await listAlerts(project.id, query)),
);
