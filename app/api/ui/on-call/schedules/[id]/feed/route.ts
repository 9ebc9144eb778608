import { idParams } from '@/domain/oncall/schemas';
import { closeFeed, openFeed } from '@/server/oncall/schedule-feed';
import { withProject } from '@/server/web/with-project';

export const POST = withProject({ role: 'responder', params: idParams }, async ({ ctx, params }) =>
  Response.json(await openFeed({ ctx, id: params.id }), { status: 201 }),
);

export const DELETE = withProject(
  { role: 'responder', params: idParams },
  async ({ ctx, params }) => {
    await closeFeed({ ctx, id: params.id });
    return new Response(null, { status: 204 });
  },
);
