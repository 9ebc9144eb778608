import { ingestBreakerSamples } from '@/server/breakers/ingest-breaker-samples';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Breaker samples in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'breakers' },
  async ({ request, key, project }) =>
    Response.json(await ingestBreakerSamples({ request, key, project })),
);
