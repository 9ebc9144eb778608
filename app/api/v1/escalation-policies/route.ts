import { policyInputSchema } from '@/domain/oncall/schemas';
import { answerOnCall } from '@/server/oncall/answer-on-call';
import { createPolicy } from '@/server/oncall/change-policies';
import { readJsonBody } from '@/server/web/read-json-body';
import { withApiKey } from '@/server/web/with-api-key';

export const dynamic = 'force-dynamic';

export const GET = withApiKey({ scope: 'read' }, async ({ project }) => {
  const { policies } = await answerOnCall(project.id);
  return Response.json({ items: policies, nextCursor: null });
});

export const POST = withApiKey({ scope: 'write' }, async ({ ctx, request }) => {
  const input = await readJsonBody(request, policyInputSchema);
  return Response.json(await createPolicy({ ctx, input }), { status: 201 });
});
