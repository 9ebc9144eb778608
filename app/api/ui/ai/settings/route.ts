import { readAiSettings } from '@/server/ai/read-ai-settings';
import { withProject } from '@/server/web/with-project';

/** Time limits and prices. */
export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await readAiSettings(project.id)),
);
