import { alertIdParams } from '@/domain/alerting/alert-params';
import { actOn } from '@/server/alerting/act-on-alert';
import { withApiKey } from '@/server/web/with-api-key';

/** Closes an alert by hand; a condition that still holds ten minutes later alerts anew. */
export const POST = withApiKey({ scope: 'write', params: alertIdParams }, async ({ ctx, params }) =>
  Response.json(await actOn({ ctx, id: params.id, action: { kind: 'resolve' } })),
);
