import { ingestQueueSamples } from '@/server/queues/ingest-queue-samples';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Queue samples in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'queues' },
  async ({ request, key, project }) =>
    Response.json(await ingestQueueSamples({ request, key, project })),
);
