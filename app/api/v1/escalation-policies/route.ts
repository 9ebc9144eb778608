import { pageParams } from '@/domain/lists/page-params';
import { policyInputSchema } from '@/domain/oncall/schemas';
import { answerOnCall } from '@/server/oncall/answer-on-call';
import { createPolicy } from '@/server/oncall/change-policies';
import { readJsonBody } from '@/server/web/read-json-body';
import { respondList } from '@/server/web/respond-list';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

export const GET = withApiKey({ scope: 'read', query: pageParams }, async ({ project, query }) => {
  const { policies } = await answerOnCall(project.id);
  return respondList(policies, query);
});

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, policyInputSchema);
  return Response.json(await createPolicy({ ctx, input }), { status: 201 });
});
