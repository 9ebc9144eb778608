import { DEFAULT_RULES } from '@/domain/alerting/default-rules';
import { db } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { findProjectsWithoutRules } from '../db/sql/default-rules';
import { ruleData } from './rule-row';

/** Gives a project the default rules that it has never had; one that was deleted does not come back. */
export async function installDefaultRules(
  tx: Prisma.TransactionClient,
  projectId: string,
): Promise<void> {
  const rows = await tx.alertRule.findMany({
    where: { projectId, defaultKey: { not: null } },
    select: { defaultKey: true },
  });
  const known = new Set(rows.map(({ defaultKey }) => defaultKey));
  await tx.alertRule.createMany({
    data: DEFAULT_RULES.filter(({ key }) => !known.has(key)).map((rule) => ({
      ...ruleData(rule),
      projectId,
      key: rule.key,
      defaultKey: rule.key,
    })),
    skipDuplicates: true,
  });
}

/** The same for every project that is there already: those of an earlier version. */
export async function installDefaultRulesEverywhere(): Promise<void> {
  const keys = DEFAULT_RULES.map(({ key }) => key);
  for (const projectId of await findProjectsWithoutRules(keys)) {
    await db().$transaction((tx) => installDefaultRules(tx, projectId));
  }
}
