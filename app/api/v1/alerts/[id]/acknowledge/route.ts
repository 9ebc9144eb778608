import { alertIdParams } from '@/domain/alerting/alert-params';
import { actOn } from '@/server/alerting/act-on-alert';
import { withApiKey } from '@/server/web/with-api-key';

/** Somebody is on it; its paging stops, for as long as the rule's acknowledgements hold */
export const POST = withApiKey({ scope: 'write', params: alertIdParams }, async ({ ctx, params }) =>
  Response.json(
    await actOn({ ctx, id: params.id, action: { kind: 'acknowledge', by: ctx.actor.name } }),
  ),
);
