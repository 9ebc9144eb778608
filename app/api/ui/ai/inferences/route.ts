import { inferenceListParams } from '@/domain/ai/acceptance-params';
import { answerInferences } from '@/server/ai/answer-inferences';
import { withProject } from '@/server/web/with-project';

/** The ledger, newest first. */
export const GET = withProject(
  { role: 'viewer', query: inferenceListParams },
  async ({ project, query }) => Response.json(await answerInferences(project.id, query)),
);
