import { createChannelSchema } from '@/domain/notifications/schemas';
import { createChannel } from '@/server/notifications/create-channel';
import { listChannels } from '@/server/notifications/list-channels';
import { withProject } from '@/server/web/with-project';

/** Where a project's notifications go, and how the last ones went. */
export const GET = withProject({ role: 'admin' }, async ({ ctx }) =>
  Response.json(await listChannels(ctx)),
);

export const POST = withProject(
  { role: 'admin', body: createChannelSchema },
  async ({ ctx, body }) =>
    Response.json(await createChannel({ ctx, input: body }), { status: 201 }),
);
