import { changeChannelSchema, channelIdParams } from '@/domain/notifications/schemas';
import { changeChannel } from '@/server/notifications/change-channel';
import { removeChannel } from '@/server/notifications/remove-channel';
import { withProject } from '@/server/web/with-project';

export const PATCH = withProject(
  { role: 'admin', params: channelIdParams, body: changeChannelSchema },
  async ({ ctx, params, body }) => {
    await changeChannel({ ctx, id: params.channelId, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'admin', params: channelIdParams },
  async ({ ctx, params }) => {
    await removeChannel({ ctx, id: params.channelId });
    return new Response(null, { status: 204 });
  },
);
