import type { RuleAnswer, RulesPut } from '@/domain/alerting/rule-answers';
import { type RuleInput, ruleSchema } from '@/domain/alerting/schemas';
import { describeIssue } from '@/domain/schemas/describe-issue';
import type { ProjectContext } from '../../context';
import { inProject, type ProjectTransaction } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import type { AlertRule } from '../../db/generated/client';
import { invalidInput } from '../../web/respond-error';
import { ruleIn } from './list-rules';
import { noRule } from './rule-answer';
import { insertRule, removeRule, updateRule } from './write-rule';

interface Asked {
  ctx: ProjectContext;
}

/** @throws ServiceError conflict, invalid */
export async function createRule({
  ctx,
  input,
}: Asked & { input: RuleInput }): Promise<RuleAnswer> {
  const nowMs = Math.floor(await databaseNow());
  return inProject(ctx.projectId, async (tx) => {
    const id = await insertRule(tx, { ctx, nowMs }, input);
    return ruleIn(tx, ctx.projectId, id);
  });
}

/** Changes some fields of a rule. @throws ServiceError not_found, invalid, conflict */
export async function changeRule({
  ctx,
  id,
  patch,
}: Asked & { id: string; patch: Record<string, unknown> }): Promise<RuleAnswer> {
  const nowMs = Math.floor(await databaseNow());
  return inProject(ctx.projectId, async (tx) => {
    const row = await rowOf(tx, ctx.projectId, id);
    const read = ruleSchema.safeParse({ ...rawOf(row), ...patch }, { error: describeIssue });
    if (!read.success) throw invalidInput(read.error, 'The rule');
    await updateRule(tx, { ctx, nowMs }, { row, input: read.data });
    return ruleIn(tx, ctx.projectId, id);
  });
}

/** @throws ServiceError not_found */
export async function deleteRule({ ctx, id }: Asked & { id: string }): Promise<void> {
  const nowMs = Math.floor(await databaseNow());
  await inProject(ctx.projectId, async (tx) =>
    removeRule(tx, { ctx, nowMs }, await rowOf(tx, ctx.projectId, id)),
  );
}

/** Makes the project's rules those that are given, by key: all of it, or nothing. @throws ServiceError invalid, conflict */
export async function putRules({
  ctx,
  rules,
}: Asked & { rules: readonly (RuleInput & { key: string })[] }): Promise<RulesPut> {
  const nowMs = Math.floor(await databaseNow());
  return inProject(ctx.projectId, async (tx) => {
    const rows = await tx.alertRule.findMany({
      where: { projectId: ctx.projectId, deletedAt: null },
      orderBy: { id: 'asc' },
    });
    const known = new Map(rows.map((row) => [row.key, row]));
    const put: RulesPut = { created: [], changed: [], unchanged: [], deleted: [] };
    for (const row of rows) {
      if (rules.some(({ key }) => key === row.key)) continue;
      await removeRule(tx, { ctx, nowMs }, row);
      put.deleted.push(row.key);
    }
    for (const input of rules) {
      const row = known.get(input.key);
      if (row === undefined) {
        await insertRule(tx, { ctx, nowMs }, input);
        put.created.push(input.key);
      } else {
        const hasChanged = await updateRule(tx, { ctx, nowMs }, { row, input });
        (hasChanged ? put.changed : put.unchanged).push(input.key);
      }
    }
    return put;
  });
}

async function rowOf(tx: ProjectTransaction, projectId: string, id: string): Promise<AlertRule> {
  const row = await tx.alertRule.findFirst({ where: { projectId, id, deletedAt: null } });
  if (row === null) throw noRule();
  return row;
}

function rawOf(row: AlertRule): Record<string, unknown> {
  const fields = Object.keys(ruleSchema.shape) as (keyof typeof ruleSchema.shape)[];
  return Object.fromEntries(fields.map((field) => [field, row[field]]));
}
