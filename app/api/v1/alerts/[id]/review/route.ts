import { alertIdParams, reviewSchema } from '@/domain/alerting/alert-params';
import { reviewAlert } from '@/server/alerting/act-on-alert';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

/** Whether the alert helped. */
export const POST = withApiKey(
  { scope: 'write', params: alertIdParams },
  async ({ ctx, params, request }) => {
    const { review } = await readJsonBody(request, reviewSchema);
    return Response.json(await reviewAlert({ ctx, id: params.id, review }));
  },
);
