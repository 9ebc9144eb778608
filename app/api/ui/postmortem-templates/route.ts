import { templateSchema } from '@/domain/postmortems/schemas';
import { createTemplate } from '@/server/postmortems/change-templates';
import { listTemplates } from '@/server/postmortems/list-templates';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await listTemplates(project.id)),
);

export const POST = withProject({ role: 'editor', body: templateSchema }, async ({ ctx, body }) =>
  Response.json(await createTemplate({ ctx, input: body }), { status: 201 }),
);
