import { OUTAGE_MS } from '@/domain/demo/payments-outage';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { whyUnbreakable } from './read-payments-state';

/**
 * Takes the demo shop's payments service down, as far as what the simulator tells goes; by itself it comes back after
 * OUTAGE_MS. Changes nothing where it is down already.
 *
 * @throws ServiceError conflict
 */
export async function breakPayments({ ctx }: { ctx: ProjectContext }): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } });
    const because = whyUnbreakable(project);
    if (because !== null) {
      throw new ServiceError('conflict', because, {
        hint: project.isDemo
          ? 'An admin can switch the simulator on in the project’s settings.'
          : 'The demo project is made on the first start of an installation.',
      });
    }
    const since = new Date(await databaseNow());
    const until = new Date(since.getTime() + OUTAGE_MS);
    const { count } = await tx.project.updateMany({
      where: {
        id: projectId,
        OR: [{ paymentsDownUntil: null }, { paymentsDownUntil: { lte: since } }],
      },
      data: { paymentsDownSince: since, paymentsDownUntil: until },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, {
      action: 'demo.break_payments',
      subject: project.name,
      details: { until: until.toISOString() },
    });
  });
}
