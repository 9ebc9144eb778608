import { inProject } from '../db/client';

const MOST = 10;

/** Incidents that are over and have no postmortem, the latest first; what was merged into another has none of its own. */
export async function listUnwritten(projectId: string) {
  const rows = await inProject(projectId, (tx) =>
    tx.incident.findMany({
      where: { projectId, status: 'resolved', mergedIntoId: null, postmortem: { is: null } },
      orderBy: { startedAt: 'desc' },
      take: MOST,
      select: { id: true, number: true, title: true, severity: true, resolvedAt: true },
    }),
  );
  return rows.flatMap(({ resolvedAt, ...row }) =>
    resolvedAt === null ? [] : [{ ...row, resolvedAt: resolvedAt.toISOString() }],
  );
}
