import type { ChangeLimitInput } from '@/domain/ai/ai-settings';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';

/** Sets how long a feature waits for a verdict; null goes back to what is usual. */
export async function changeAiLimit({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: ChangeLimitInput;
}): Promise<void> {
  const { projectId } = ctx;
  const { feature, ignoreAfterSeconds } = input;
  await inProject(projectId, async (tx) => {
    if (ignoreAfterSeconds === null) {
      await tx.aiFeature.deleteMany({ where: { projectId, feature } });
    } else {
      await tx.aiFeature.upsert({
        where: { projectId_feature: { projectId, feature } },
        create: { projectId, feature, ignoreAfterSeconds },
        update: { ignoreAfterSeconds },
      });
    }
    await recordAudit(tx, ctx, {
      action: 'ai_feature.limit',
      subject: feature,
      details: { ignoreAfterSeconds },
    });
  });
}
