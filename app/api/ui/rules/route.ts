import { ruleSchema } from '@/domain/alerting/schemas';
import { createRule } from '@/server/alerting/rules/change-rules';
import { listRules } from '@/server/alerting/rules/list-rules';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await listRules(project.id)),
);

export const POST = withProject({ role: 'editor', body: ruleSchema }, async ({ ctx, body }) =>
  Response.json(await createRule({ ctx, input: body }), { status: 201 }),
);
