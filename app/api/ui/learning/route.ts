import { readLearning } from '@/server/learning/read-learning';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await readLearning(project.id)),
);
