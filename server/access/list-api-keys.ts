import type { ListedApiKey } from '@/domain/access/api-key-list';
import { isScope } from '@/domain/access/scope';
import { inProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { ProjectContext } from '../context';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A project's keys, the live ones first, newest first. */
export async function listApiKeys(ctx: ProjectContext): Promise<ListedApiKey[]> {
  const now = await databaseNow();
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  return inProject(ctx.projectId, async (tx) => {
    const keys = await tx.apiKey.findMany({
      where: { projectId: ctx.projectId },
      orderBy: { createdAt: 'desc' },
    });
    const usage = await tx.ingestUsage.findMany({
      where: { projectId: ctx.projectId, day: { gte: new Date(today - 6 * DAY_MS) } },
    });
    const listed = keys.map((key): ListedApiKey => {
      const own = usage.filter((row) => row.keyId === key.id);
      const current = own.filter((row) => row.day.getTime() === today);
      const expired = key.expiresAt !== null && key.expiresAt.getTime() <= now;
      return {
        id: key.id,
        name: key.name,
        prefix: key.prefix,
        scopes: key.scopes.filter(isScope),
        state: key.revokedAt !== null ? 'revoked' : expired ? 'expired' : 'active',
        createdAt: key.createdAt.toISOString(),
        expiresAt: key.expiresAt?.toISOString() ?? null,
        revokedAt: key.revokedAt?.toISOString() ?? null,
        lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
        eventsPerSecond: key.eventsPerSecond,
        dailyEvents: key.dailyEvents === null ? null : Number(key.dailyEvents),
        usage: {
          today: sumOf(current, 'accepted'),
          rejectedToday: sumOf(current, 'rejected'),
          lastSevenDays: sumOf(own, 'accepted'),
        },
      };
    });
    const order = { active: 0, expired: 1, revoked: 2 };
    return listed.sort((a, b) => order[a.state] - order[b.state]);
  });
}

function sumOf<Field extends string>(rows: Record<Field, bigint>[], field: Field): number {
  return rows.reduce((sum, row) => sum + Number(row[field]), 0);
}
