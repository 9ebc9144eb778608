import { channelIdParams } from '@/domain/notifications/schemas';
import { renewSigningSecret } from '@/server/notifications/renew-signing-secret';
import { withProject } from '@/server/web/with-project';

/** Another signing secret, told this once. */
export const POST = withProject(
  { role: 'admin', params: channelIdParams },
  async ({ ctx, params }) => Response.json(await renewSigningSecret({ ctx, id: params.channelId })),
);
