import {
  postmortemIdParams as templateIdParams,
  templateSchema,
} from '@/domain/postmortems/schemas';
import { changeTemplate, removeTemplate } from '@/server/postmortems/change-templates';
import { withProject } from '@/server/web/with-project';

export const PUT = withProject(
  { role: 'editor', params: templateIdParams, body: templateSchema },
  async ({ ctx, params, body }) => {
    await changeTemplate({ ctx, id: params.id, input: body });
    return new Response(null, { status: 204 });
  },
);

export const DELETE = withProject(
  { role: 'editor', params: templateIdParams },
  async ({ ctx, params }) => {
    await removeTemplate({ ctx, id: params.id });
    return new Response(null, { status: 204 });
  },
);
