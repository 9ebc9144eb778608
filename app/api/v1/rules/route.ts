import { ruleSchema, rulesParams } from '@/domain/alerting/schemas';
import { createRule, putRules } from '@/server/alerting/rules/change-rules';
import { listRules } from '@/server/alerting/rules/list-rules';
import { readRulesFile, writeRulesYaml } from '@/server/alerting/rules/rules-yaml';
import { readJsonBody } from '@/server/web/read-json-body';
import { respondList } from '@/server/web/respond-list';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

/** Every rule; as code with ?format=yaml or Accept: application/yaml. */
export const GET = withApiKey(
  { scope: 'read', query: rulesParams },
  async ({ project, query, request }) => {
    const accepts = request.headers.get('accept') ?? '';
    if (query.format === 'json' && !/\byaml\b/.test(accepts))
      return respondList((await listRules(project.id)).items, query);
    return new Response(await writeRulesYaml(project.id), {
      headers: { 'content-type': 'application/yaml; charset=utf-8' },
    });
  },
);

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, ruleSchema);
  return Response.json(await createRule({ ctx, input }), { status: 201 });
});

/** The rules as code: what is not in the file is deleted. */
export const PUT = withApiKey({ scope: 'write' }, async ({ ctx, request }) =>
  Response.json(await putRules({ ctx, rules: await readRulesFile(request) })),
);
