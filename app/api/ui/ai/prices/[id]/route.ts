import { z } from 'zod';
import { priceSchema } from '@/domain/ai/prices/price-table';
import { changeAiPrice, removeAiPrice } from '@/server/ai/change-ai-prices';
import { withProject } from '@/server/web/with-project';

const params = z.object({ id: z.uuid() });

export const PUT = withProject(
  { role: 'editor', params, body: priceSchema },
  async ({ ctx, params: { id }, body }) => {
    await changeAiPrice({ ctx, priceId: id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject({ role: 'editor', params }, async ({ ctx, params: { id } }) => {
  await removeAiPrice({ ctx, priceId: id });
  return new Response(null, { status: 204 });
});
