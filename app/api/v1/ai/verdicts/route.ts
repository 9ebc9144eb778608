import { ingestVerdicts } from '@/server/ai/ingest-verdicts';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Verdicts in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'ai' },
  async ({ request, key, project }) =>
    Response.json(await ingestVerdicts({ request, key, project })),
);
