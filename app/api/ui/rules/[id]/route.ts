import { ruleIdParams, rulePatchSchema } from '@/domain/alerting/schemas';
import { changeRule, deleteRule } from '@/server/alerting/rules/change-rules';
import { readRule } from '@/server/alerting/rules/list-rules';
import { withProject } from '@/server/web/with-project';

export const GET = withProject(
  { role: 'viewer', params: ruleIdParams },
  async ({ project, params }) => Response.json(await readRule(project.id, params.id)),
);

export const PATCH = withProject(
  { role: 'editor', params: ruleIdParams, body: rulePatchSchema },
  async ({ ctx, params, body }) =>
    Response.json(await changeRule({ ctx, id: params.id, patch: body })),
);

export const DELETE = withProject(
  { role: 'editor', params: ruleIdParams },
  async ({ ctx, params }) => {
    await deleteRule({ ctx, id: params.id });
    return new Response(null, { status: 204 });
  },
);
