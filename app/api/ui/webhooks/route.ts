import { createWebhookSchema } from '@/domain/webhooks/webhook-list';
import { withProject } from '@/server/web/with-project';
import { createWebhook } from '@/server/webhooks/create-webhook';
import { listWebhooks } from '@/server/webhooks/list-webhooks';

/** The webhook endpoints of a project. */
export const GET = withProject({ role: 'admin' }, async ({ ctx }) =>
  Response.json({ items: await listWebhooks(ctx) }),
);

/** Makes one; the answer is the only place where its secret is told. */
export const POST = withProject(
  { role: 'admin', body: createWebhookSchema },
  async ({ ctx, body }) =>
    Response.json(await createWebhook({ ctx, input: body }), { status: 201 }),
);
