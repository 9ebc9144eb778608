import type { AiValues } from '@/domain/ai/ai-settings';
import type { AiField } from '@/domain/ai/rollup-key';
import { readInProject } from '../db/client';
import { countUnfolded, listAiValues } from '../db/sql/ai-values';

/** What there is to choose from, and what the figures lack. */
export async function answerAiValues(projectId: string): Promise<AiValues> {
  return readInProject(projectId, async (client) => {
    const values = await listAiValues(client, projectId);
    const of = (field: AiField) =>
      values.filter((one) => one.field === field).map(({ value }) => value);
    return {
      feature: of('feature'),
      model: of('model'),
      promptName: of('promptName'),
      promptVersion: of('promptVersion'),
      tenant: of('tenant'),
      service: of('service'),
      hasAny: values.length > 0,
      ...(await countUnfolded(client, projectId)),
    };
  });
}
