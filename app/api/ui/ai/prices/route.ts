import { priceSchema } from '@/domain/ai/prices/price-table';
import { addAiPrice } from '@/server/ai/change-ai-prices';
import { withProject } from '@/server/web/with-project';

/** Adds a price. */
export const POST = withProject({ role: 'editor', body: priceSchema }, async ({ ctx, body }) =>
  Response.json(await addAiPrice({ ctx, input: body }), { status: 201 }),
);
