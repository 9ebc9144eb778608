import type { PaymentsState } from '@/domain/demo/payments-state';
import { db } from '../db/client';
import { databaseNow } from '../db/database-clock';

/** How the demo shop's payments service is, in a project that may be no demo. */
export async function readPaymentsState(projectId: string): Promise<PaymentsState> {
  const [project, nowMs] = await Promise.all([
    db().project.findUniqueOrThrow({
      where: { id: projectId },
      select: {
        isDemo: true,
        simulatorEnabled: true,
        paymentsDownSince: true,
        paymentsDownUntil: true,
      },
    }),
    databaseNow(),
  ]);
  const { paymentsDownSince: since, paymentsDownUntil: until } = project;
  const isDown = since !== null && until !== null && until.getTime() > nowMs;
  return {
    outage: isDown ? { since: since.toISOString(), until: until.toISOString() } : null,
    because: whyUnbreakable(project),
  };
}

/** Why nothing in this project can be broken; null where it can. */
export function whyUnbreakable(project: {
  isDemo: boolean;
  simulatorEnabled: boolean;
}): string | null {
  if (!project.isDemo) return 'Only a demo project has a payments service to break.';
  if (!project.simulatorEnabled) return 'The demo’s simulator is off, so nothing would happen.';
  return null;
}
