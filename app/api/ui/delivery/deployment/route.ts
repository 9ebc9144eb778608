import { deploymentParams } from '@/domain/delivery/delivery-params';
import { readDeploymentDetail } from '@/server/delivery/read-deployment-detail';
import { withProject } from '@/server/web/with-project';

/** One deployment with what it changed. */
export const GET = withProject(
  { role: 'viewer', query: deploymentParams },
  async ({ project, query }) => Response.json(await readDeploymentDetail(project.id, query.ref)),
);
