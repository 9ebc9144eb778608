import { changeLimitSchema } from '@/domain/ai/ai-settings';
import { changeAiLimit } from '@/server/ai/change-ai-limit';
import { withProject } from '@/server/web/with-project';

/** How long a feature waits for a verdict. */
export const PUT = withProject(
  { role: 'editor', body: changeLimitSchema },
  async ({ ctx, body }) => {
    await changeAiLimit({ ctx, input: body });
    return new Response(null, { status: 204 });
  },
);
