import type { ExternalAlert } from '@/domain/alerting/external/external-alert';
import { slugOf } from '@/domain/projects/project-slug';
import type { ProjectTransaction } from '../../db/client';
import type { AlertRule } from '../../db/generated/client';

const MOST_RULES = 900;

/**
 * The rule that stands for a kind of alert from elsewhere, made when the first of it comes: whose it is, its runbook and
 * how precise it is are kept there. A sender of ever new kinds gets one rule for what is beyond the room for them.
 */
export async function externalRule(
  tx: ProjectTransaction,
  { projectId, nowMs }: { projectId: string; nowMs: number },
  { source, name, severity, runbookUrl }: ExternalAlert,
): Promise<AlertRule> {
  const known = await find(tx, projectId, keyOf(source, name));
  if (known !== null) return known;
  const isFull =
    (await tx.alertRule.count({ where: { projectId, deletedAt: null } })) >= MOST_RULES;
  const named = isFull ? 'Other' : name;
  const key = keyOf(source, named);
  const at = new Date(nowMs);
  await tx.alertRule.createMany({
    data: [
      {
        projectId,
        key,
        name: named,
        query: { signal: 'external', source },
        condition: { kind: 'threshold', op: '>=', value: 1 },
        severity,
        runbookUrl: isFull ? null : runbookUrl,
        // Its sender judges it: there is nothing to be evaluated here.
        intervalSeconds: 3_600,
        createdAt: at,
        updatedAt: at,
        dueAt: at,
      },
    ],
    skipDuplicates: true,
  });
  const made = await find(tx, projectId, key);
  if (made === null) throw new Error('A rule that was just made is not there');
  return made;
}

function find(tx: ProjectTransaction, projectId: string, key: string): Promise<AlertRule | null> {
  return tx.alertRule.findFirst({ where: { projectId, key, deletedAt: null } });
}

/** slugOf alone would make one of two names that differ in their signs. */
function keyOf(source: string, name: string): string {
  const slug = slugOf(name).slice(0, 50);
  let hash = 5_381;
  for (const char of name) hash = (Math.imul(hash, 33) ^ (char.codePointAt(0) ?? 0)) >>> 0;
  return `${source}-${slug}-${hash.toString(36)}`.replace(/-+/g, '-');
}
