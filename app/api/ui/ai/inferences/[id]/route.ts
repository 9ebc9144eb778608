import { z } from 'zod';
import { answerInference } from '@/server/ai/answer-inferences';
import { withProject } from '@/server/web/with-project';

const params = z.object({ id: z.string().min(1).max(255) });

/** One inference with its verdicts and evaluations. */
export const GET = withProject({ role: 'viewer', params }, async ({ project, params: { id } }) =>
  Response.json(await answerInference(project.id, id)),
);
