import { createChannelSchema } from '@/domain/notifications/schemas';
import { createChannel } from '@/server/notifications/create-channel';
import { listChannels } from '@/server/notifications/list-channels';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Where notifications go, without secrets, and how the last ones went. */
export const GET = withApiKey({ scope: 'read' }, async ({ ctx }) => {
  const { items } = await listChannels(ctx);
  return Response.json({ items, nextCursor: null });
});

export const POST = withApiKey({ scope: 'admin' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, createChannelSchema);
  return Response.json(await createChannel({ ctx, input }), { status: 201 });
});
