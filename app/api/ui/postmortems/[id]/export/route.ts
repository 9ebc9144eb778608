import { postmortemIdParams } from '@/domain/postmortems/schemas';
import { exportMarkdown } from '@/server/postmortems/export-markdown';
import { withProject } from '@/server/web/with-project';

/** As GET /api/v1/postmortems/{id}.md answers it. */
export const GET = withProject(
  { role: 'viewer', params: postmortemIdParams },
  async ({ project, params }) => exportMarkdown(project, params.id),
);
