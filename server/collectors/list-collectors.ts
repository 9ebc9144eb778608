import { COLLECTOR_KINDS } from '@/domain/collectors/collector';
import type { ListedCollector } from '@/domain/collectors/schemas';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';

/** A project's collectors by name, with how their last visits went. */
export async function listCollectors({ projectId }: ProjectContext): Promise<ListedCollector[]> {
  const rows = await inProject(projectId, (tx) =>
    tx.collector.findMany({ where: { projectId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
  );
  return rows.flatMap(({ kind: word, secret, ...row }): ListedCollector[] => {
    const kind = COLLECTOR_KINDS.find((one) => one === word);
    if (kind === undefined) return [];
    return [
      {
        id: row.id,
        kind,
        name: row.name,
        url: row.url,
        username: row.username,
        hasSecret: secret !== null,
        service: row.service,
        environment: row.environment,
        prefix: row.prefix,
        everySeconds: row.everySeconds,
        isPaused: row.isPaused,
        createdAt: row.createdAt.toISOString(),
        lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
        lastFound: row.lastFound,
        lastError: row.lastError,
        failingSince: row.failingSince?.toISOString() ?? null,
      },
    ];
  });
}
