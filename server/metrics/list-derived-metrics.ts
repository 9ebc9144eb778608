import type { DerivedMetric } from '@/domain/metrics/metric-answers';
import { inProject } from '@/server/db/client';

/** The metrics that people of a project made of others, by name. */
export async function listDerivedMetrics(projectId: string): Promise<{ items: DerivedMetric[] }> {
  const items = await inProject(projectId, (tx) =>
    tx.derivedMetric.findMany({
      where: { projectId },
      select: { id: true, name: true, expression: true },
      orderBy: { name: 'asc' },
    }),
  );
  return { items };
}
