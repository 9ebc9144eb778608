import type { ChangeCollectorInput } from '@/domain/collectors/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { sealCollectorSecret } from './collector-secret';
import { noSuchCollector } from './no-such-collector';

/** Pauses a collector or lets it go on, renames it, changes its interval or its secret. @throws ServiceError not_found */
export async function changeCollector({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: ChangeCollectorInput;
}): Promise<void> {
  const { projectId } = ctx;
  const { secret, ...rest } = input;
  const changes = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  // Whoever has mended it wants to see whether that helped.
  const isDue = secret !== undefined || input.isPaused === false;
  const runAfter = isDue ? { runAfter: new Date(await databaseNow()) } : {};
  await inProject(projectId, async (tx) => {
    const before = await tx.collector.findFirst({ where: { projectId, id } });
    if (before === null) throw noSuchCollector();
    await tx.collector.updateMany({
      where: { projectId, id },
      data: {
        ...changes,
        ...runAfter,
        ...(secret === undefined ? {} : { secret: sealCollectorSecret({ projectId, id }, secret) }),
      },
    });
    await recordAudit(tx, ctx, {
      action: 'collector.change',
      subject: before.name,
      details: { ...changes, ...(secret === undefined ? {} : { secret: 'changed' }) },
    });
  });
}
