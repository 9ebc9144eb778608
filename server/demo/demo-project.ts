import type { PaymentsOutage } from '@/domain/demo/payments-outage';
import { db } from '@/server/db/client';

/** The demo's chance. It never changes, so that every installation tells the same shop. */
export const DEMO_SEED = 20_261_120;

const SEEDED = 'demo.seed';

export interface DemoProject {
  id: string;
  slug: string;
  simulatorEnabled: boolean;
  /** The instant that the story is told around: when the project was made. Epoch ms. */
  anchorMs: number;
  /** Whether its fortnight is there in full. */
  isSeeded: boolean;
  /** When its payments service was last kept down. */
  outages: PaymentsOutage[];
}

/** The demo project that is in use, or null. */
export async function findDemoProject(): Promise<DemoProject | null> {
  const row = await db().project.findFirst({
    where: { isDemo: true, archivedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      slug: true,
      simulatorEnabled: true,
      createdAt: true,
      paymentsDownSince: true,
      paymentsDownUntil: true,
      auditEntries: { where: { action: SEEDED }, take: 1, select: { id: true } },
    },
  });
  if (row === null) return null;
  const { paymentsDownSince: since, paymentsDownUntil: until } = row;
  return {
    id: row.id,
    slug: row.slug,
    simulatorEnabled: row.simulatorEnabled,
    anchorMs: Math.floor(row.createdAt.getTime() / 1000) * 1000,
    isSeeded: row.auditEntries.length > 0,
    outages:
      since === null || until === null
        ? []
        : [{ startMs: since.getTime(), mendMs: until.getTime() }],
  };
}

export { SEEDED as DEMO_SEEDED_ACTION };
