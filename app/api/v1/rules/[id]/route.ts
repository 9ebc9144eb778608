import { ruleIdParams, rulePatchSchema } from '@/domain/alerting/schemas';
import { changeRule, deleteRule } from '@/server/alerting/rules/change-rules';
import { readRule } from '@/server/alerting/rules/list-rules';
import { noteIgnoredFields } from '@/server/web/ignored-fields';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

export const GET = withApiKey(
  { scope: 'read', params: ruleIdParams },
  async ({ project, params }) => Response.json(await readRule(project.id, params.id)),
);

export const PATCH = withApiKey(
  { scope: 'write', params: ruleIdParams },
  async ({ ctx, params, request }) => {
    const patch = await readJsonBody(request, rulePatchSchema);
    const rule = await changeRule({ ctx, id: params.id, patch });
    noteIgnoredFields(request, patch, rule);
    return Response.json(rule);
  },
);

export const DELETE = withApiKey(
  { scope: 'write', params: ruleIdParams },
  async ({ ctx, params }) => {
    await deleteRule({ ctx, id: params.id });
    return new Response(null, { status: 204 });
  },
);
