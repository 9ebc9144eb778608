import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';

/** Starts the demo shop's payments service again; changes nothing where it runs. */
export async function mendPayments({ ctx }: { ctx: ProjectContext }): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const now = new Date(await databaseNow());
    const { count } = await tx.project.updateMany({
      where: { id: projectId, isDemo: true, paymentsDownUntil: { gt: now } },
      data: { paymentsDownUntil: now },
    });
    if (count === 0) return;
    const { name } = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    await recordAudit(tx, ctx, { action: 'demo.mend_payments', subject: name });
  });
}
