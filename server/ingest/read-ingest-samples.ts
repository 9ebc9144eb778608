import type { z } from 'zod';
import type { IngestSample, ingestSamplesParams } from '@/domain/ingest/ingest-sample';
import { inProject } from '@/server/db/client';
import type { ProjectContext } from '../context';
import { explainSample } from './explain-sample';
import { readAcceptanceWindow } from './read-acceptance-window';

const PAGE = 50;

/** The latest records as they were received, newest first, each read again to show how. */
export async function readIngestSamples({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: z.output<typeof ingestSamplesParams>;
}): Promise<{ items: IngestSample[]; nextCursor: string | null }> {
  return inProject(ctx.projectId, async (tx) => {
    const window = await readAcceptanceWindow(tx, ctx);
    const rows = await tx.ingestSample.findMany({
      where: {
        projectId: ctx.projectId,
        ...(input.key === undefined ? {} : { keyId: input.key }),
        ...(input.route === undefined ? {} : { route: input.route }),
        ...(input.outcome === undefined ? {} : { outcome: input.outcome }),
        ...(input.cursor === undefined ? {} : { id: { lt: BigInt(input.cursor) } }),
      },
      orderBy: { id: 'desc' },
      take: PAGE + 1,
    });
    const items = rows.slice(0, PAGE).map((row) => explainSample(row, window));
    return { items, nextCursor: rows.length > PAGE ? (items[items.length - 1]?.id ?? null) : null };
  });
}
