import { alertIdParams } from '@/domain/alerting/alert-params';
import { readAlert } from '@/server/alerting/read-alerts';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/alerts/{id} answers it. */
export const GET = withProject(
  { role: 'viewer', params: alertIdParams },
  async ({ project, params }) => Response.json(await readAlert(project.id, params.id)),
);
