import { ingestBreakerTransitions } from '@/server/breakers/ingest-breaker-transitions';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Breaker transitions in: an object, an array or NDJSON. */
export const POST = withApiKey(
  { scope: 'ingest', signal: 'breakers' },
  async ({ request, key, project }) =>
    Response.json(await ingestBreakerTransitions({ request, key, project })),
);
