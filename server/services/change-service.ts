import type { ReadServiceChange } from '@/domain/services/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction } from '../db/client';
import { ServiceError } from '../errors';
import { noService } from './answer-service';

const ATTEMPTS = 5;

interface ChangeInput {
  ctx: ProjectContext;
  name: string;
  input: ReadServiceChange;
}

/**
 * Changes what people say of a service: owner, tier, runbook, repository, description.
 * @throws ServiceError not_found; conflict when others keep changing it
 */
export async function changeService(change: ChangeInput): Promise<void> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const isDone = await inProject(change.ctx.projectId, (tx) => changeIn(tx, change));
    if (isDone) return;
  }
  throw new ServiceError('conflict', 'Somebody else is changing this service too.', {
    hint: 'Look at what they wrote, then try again.',
  });
}

/** False when somebody else changed it in between. */
async function changeIn(
  tx: ProjectTransaction,
  { ctx, name, input }: ChangeInput,
): Promise<boolean> {
  const { projectId } = ctx;
  const row = await tx.service.findUnique({ where: { projectId_name: { projectId, name } } });
  if (row === null || row.removedAt !== null) throw noService();
  const { ownerTeam, tier, runbookUrl, repositoryUrl, description } = row;
  const before = { ownerTeam, tier, runbookUrl, repositoryUrl, description };
  const changed = (Object.keys(before) as Array<keyof typeof before>).filter(
    (field) => input[field] !== undefined && input[field] !== before[field],
  );
  if (changed.length === 0) return true;
  const { count } = await tx.service.updateMany({
    where: { projectId, name, removedAt: null, ...before },
    data: Object.fromEntries(changed.map((field) => [field, input[field]])),
  });
  if (count === 0) return false;
  await recordAudit(tx, ctx, {
    action: 'service.update',
    subject: name,
    details: Object.fromEntries(
      changed.flatMap((field) => [
        [`${field}From`, before[field]],
        [`${field}To`, input[field] ?? null],
      ]),
    ),
  });
  return true;
}
