import { deploymentListParams } from '@/domain/delivery/delivery-params';
import { readRecentChanges } from '@/server/delivery/read-recent-changes';
import { withProject } from '@/server/web/with-project';

const MOST_LISTED = 500;

/** The deployments of a range, newest first. */
export const GET = withProject(
  { role: 'viewer', query: deploymentListParams },
  async ({ project, query }) =>
    Response.json(await readRecentChanges(project.id, { ...query, limit: MOST_LISTED })),
);
