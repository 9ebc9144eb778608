import { alertIdParams } from '@/domain/alerting/alert-params';
import { readAlert } from '@/server/alerting/read-alerts';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** One alert with what happened to it and who was told. */
export const GET = withApiKey(
  { scope: 'read', params: alertIdParams },
  async ({ project, params }) => Response.json(await readAlert(project.id, params.id)),
);
