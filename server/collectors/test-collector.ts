import type { CollectorOutcome } from '@/domain/collectors/collector';
import type { CreateCollectorInput } from '@/domain/collectors/schemas';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { makeVisit } from './make-visit';
import { VisitFailure } from './visit-failure';

/** Visits what somebody is about to add, stores nothing, and answers what it would have found or what is in the way. */
export async function testCollector({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: CreateCollectorInput;
}): Promise<CollectorOutcome> {
  const { kind, name, url } = input;
  // It reaches into a network that its caller may not see: that leaves a trace.
  await inProject(ctx.projectId, (tx) =>
    recordAudit(tx, ctx, { action: 'collector.test', subject: name, details: { kind, url } }),
  );
  try {
    const { found } = await makeVisit({ kind, target: input, memory: {} });
    return { ok: true, found };
  } catch (error) {
    if (!(error instanceof VisitFailure)) throw error;
    return { ok: false, message: error.message, hint: error.hint };
  }
}
