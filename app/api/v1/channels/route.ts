import { pageParams } from '@/domain/lists/page-params';
import { createChannelSchema } from '@/domain/notifications/schemas';
import { createChannel } from '@/server/notifications/create-channel';
import { listChannels } from '@/server/notifications/list-channels';
import { readJsonBody } from '@/server/web/read-json-body';
import { respondList } from '@/server/web/respond-list';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Where notifications go, without secrets, and how the last ones went. */
export const GET = withApiKey({ scope: 'read', query: pageParams }, async ({ ctx, query }) => {
  const { items } = await listChannels(ctx);
  return respondList(items, query);
});

export const POST = withApiKey({ scope: 'admin' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, createChannelSchema);
  return Response.json(await createChannel({ ctx, input }), { status: 201 });
});
