import { ingestDeadLetters } from '@/server/queues/ingest-dead-letters';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Dead letters in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'queues' },
  async ({ request, key, project }) =>
    Response.json(await ingestDeadLetters({ request, key, project })),
);
