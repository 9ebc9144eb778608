import { ingestDeployments } from '@/server/delivery/ingest-deployments';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Deployments in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'deployments' },
  async ({ request, key, project }) =>
    Response.json(await ingestDeployments({ request, key, project })),
);
