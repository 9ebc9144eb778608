import type { ProjectTransaction } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { MATCHED_FIELDS } from './matched-alert';

const AT_ONCE = 2_000;
const SHOWN = { ...MATCHED_FIELDS, id: true, summary: true, state: true, startedAt: true } as const;

/** What silences may match: every alert of a kind, however many there are, newest first. */
export async function* everyAlert(
  tx: ProjectTransaction,
  where: Prisma.AlertWhereInput & { projectId: string },
): AsyncGenerator<Prisma.AlertGetPayload<{ select: typeof SHOWN }>> {
  const { projectId } = where;
  let after: string | null = null;
  do {
    const cursor: Prisma.AlertWhereUniqueInput | null =
      after === null ? null : { projectId_id: { projectId, id: after } };
    const rows: Prisma.AlertGetPayload<{ select: typeof SHOWN }>[] = await tx.alert.findMany({
      where,
      orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
      take: AT_ONCE,
      select: SHOWN,
      ...(cursor === null ? {} : { cursor, skip: 1 }),
    });
    yield* rows;
    after = rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null);
  } while (after !== null);
}
