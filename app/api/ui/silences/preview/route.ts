import { silenceMatchersSchema } from '@/domain/silences/schemas';
import { previewSilence } from '@/server/silences/preview-silence';
import { withProject } from '@/server/web/with-project';

export const POST = withProject(
  { role: 'viewer', body: silenceMatchersSchema },
  async ({ project, body }) => Response.json(await previewSilence(project.id, body.matchers)),
);
