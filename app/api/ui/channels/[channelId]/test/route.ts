import { channelIdParams } from '@/domain/notifications/schemas';
import { testChannel } from '@/server/notifications/test-channel';
import { withProject } from '@/server/web/with-project';

/** Sends a test message through the outbox; the channel's deliveries tell how it went. */
export const POST = withProject(
  { role: 'admin', params: channelIdParams },
  async ({ ctx, params }) => {
    await testChannel({ ctx, id: params.channelId });
    return new Response(null, { status: 204 });
  },
);
