import { readQuality } from '@/server/alerting/quality/read-quality';
import { withProject } from '@/server/web/with-project';

export const GET = withProject({ role: 'viewer' }, async ({ project }) =>
  Response.json(await readQuality(project.id)),
);
