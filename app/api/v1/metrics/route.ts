import { ingestMetrics } from '@/server/metrics/ingest-metrics';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Metric points in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'metrics' },
  async ({ request, key, project }) =>
    Response.json(await ingestMetrics({ request, key, project })),
);
