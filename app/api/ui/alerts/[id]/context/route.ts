import { alertIdParams } from '@/domain/alerting/alert-params';
import { readAlertContext } from '@/server/alerting/read-alert-context';
import { withProject } from '@/server/web/with-project';

/** The course of what an alert measures, and what happened around it. */
export const GET = withProject(
  { role: 'viewer', params: alertIdParams },
  async ({ project, params }) => Response.json(await readAlertContext(project.id, params.id)),
);
