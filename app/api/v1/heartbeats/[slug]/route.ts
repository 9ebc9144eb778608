import { z } from 'zod';
import { beatParams } from '@/domain/heartbeats/schemas';
import { readHeartbeatSlug } from '@/server/heartbeats/read-heartbeat-slug';
import { recordBeat } from '@/server/heartbeats/record-beat';
import { readBeginning } from '@/server/web/read-beginning';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** More than any message that is kept. Who pipes a whole log into a beat has beaten all the same. */
const LOOKED_AT_BYTES = 64 * 1024;
const params = z.object({ slug: z.string() });

/** A job's sign of life, by GET, HEAD (which Next answers by GET) or POST; the body is what it had to say. curl, wget or a browser's address line are enough. */
const beat = withApiKey(
  { scope: 'ingest', signal: 'heartbeats', params, query: beatParams },
  async ({ request, key, project, params: { slug }, query }) => {
    const body = await readBeginning(request, LOOKED_AT_BYTES);
    const answer = await recordBeat({
      key,
      project,
      slug: readHeartbeatSlug(slug),
      params: query,
      body: body.toString('utf8'),
    });
    return Response.json(answer);
  },
);

export const GET = beat;
export const POST = beat;
