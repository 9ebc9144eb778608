import { randomUUID } from 'node:crypto';
import type { CreateCollectorInput } from '@/domain/collectors/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { sealCollectorSecret } from './collector-secret';

/** Makes a collector, which the worker visits within a second; its secret is never shown again. */
export async function createCollector({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: CreateCollectorInput;
}): Promise<{ id: string }> {
  const { projectId } = ctx;
  const { secret, ...rest } = input;
  const id = randomUUID();
  await inProject(projectId, async (tx) => {
    await tx.collector.create({
      data: {
        ...rest,
        projectId,
        id,
        secret: sealCollectorSecret({ projectId, id }, secret),
        createdById: ctx.actor.kind === 'user' ? ctx.actor.id : null,
      },
    });
    await recordAudit(tx, ctx, {
      action: 'collector.create',
      subject: input.name,
      details: { kind: input.kind, url: input.url },
    });
  });
  return { id };
}
