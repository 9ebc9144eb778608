import { ingestInferences } from '@/server/ai/ingest-inferences';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Inferences in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'ai' },
  async ({ request, key, project }) =>
    Response.json(await ingestInferences({ request, key, project })),
);
