import { z } from 'zod';
import { takeEvents } from '@/server/alerting/external/take-events';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Alerts of other systems join the inbox. */
export const POST = withApiKey({ scope: 'ingest' }, async ({ project, request }) =>
  Response.json(await takeEvents(project.id, await readJsonBody(request, z.unknown()))),
);
