import { alertsParams } from '@/domain/alerting/alert-params';
import { listAlerts } from '@/server/alerting/read-alerts';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Alerts, newest first. */
export const GET = withApiKey({ scope: 'read', query: alertsParams }, async ({ project, query }) =>
  Response.json(await listAlerts(project.id, query)),
);
