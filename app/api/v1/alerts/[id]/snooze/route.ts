import { alertIdParams, snoozeSchema } from '@/domain/alerting/alert-params';
import { snoozeAlert } from '@/server/alerting/snooze-alert';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** An acknowledgement with an end. */
export const POST = withApiKey(
  { scope: 'write', params: alertIdParams },
  async ({ ctx, params, request }) => {
    const input = await readJsonBody(request, snoozeSchema);
    return Response.json(await snoozeAlert({ ctx, id: params.id, input }));
  },
);
