import { problemWithRule } from '@/domain/alerting/check-rule';
import type { RuleInput } from '@/domain/alerting/schemas';
import { slugOf } from '@/domain/projects/project-slug';
import { recordAudit } from '../../access/record-audit';
import type { ProjectContext } from '../../context';
import type { ProjectTransaction } from '../../db/client';
import type { AlertRule } from '../../db/generated/client';
import { ServiceError } from '../../errors';
import { ruleData } from '../rule-row';
import { closeAlerts } from './close-alerts';
import { writtenRule } from './rule-answer';

const MOST_RULES = 1_000;

interface Write {
  ctx: ProjectContext;
  nowMs: number;
}

/** @throws ServiceError conflict when the key is taken, invalid when there are too many rules */
export async function insertRule(
  tx: ProjectTransaction,
  { ctx, nowMs }: Write,
  input: RuleInput,
): Promise<string> {
  checkRule(input);
  const { projectId } = ctx;
  if ((await tx.alertRule.count({ where: { projectId, deletedAt: null } })) >= MOST_RULES)
    throw new ServiceError('invalid', `A project has at most ${MOST_RULES} rules.`, {
      hint: 'One rule watches many queues, breakers or services: leave out the filter.',
    });
  const key = input.key ?? (await freeKey(tx, projectId, input.name));
  const id = crypto.randomUUID();
  const at = new Date(nowMs);
  const { count } = await tx.alertRule.createMany({
    data: [{ ...ruleData(input), projectId, id, key, createdAt: at, updatedAt: at, dueAt: at }],
    skipDuplicates: true,
  });
  if (count === 0)
    throw new ServiceError('conflict', `There is a rule with the key “${key}” already.`, {
      hint: 'Choose another key, or leave it out.',
      details: [{ path: 'key', message: 'is taken' }],
    });
  await recordAudit(tx, ctx, { action: 'rule.create', subject: input.name, details: { key } });
  return id;
}

async function freeKey(tx: ProjectTransaction, projectId: string, name: string): Promise<string> {
  const wanted = slugOf(name).slice(0, 70);
  for (let nth = 1; nth <= MOST_RULES + 1; nth += 1) {
    const key = nth === 1 ? wanted : `${wanted}-${nth}`;
    if ((await tx.alertRule.count({ where: { projectId, key, deletedAt: null } })) === 0)
      return key;
  }
  return `${wanted.slice(0, 40)}-${crypto.randomUUID().slice(0, 8)}`;
}

/** False when nothing would change. @throws ServiceError conflict when somebody else was quicker */
export async function updateRule(
  tx: ProjectTransaction,
  { ctx, nowMs }: Write,
  { row, input }: { row: AlertRule; input: RuleInput },
): Promise<boolean> {
  checkRule(input);
  const { projectId } = ctx;
  const before = writtenOrNull(row);
  const after = { ...input, key: row.key };
  const changed = changedFields(before, after);
  if (changed.length === 0) return false;
  const at = new Date(nowMs);
  const { count } = await tx.alertRule.updateMany({
    where: { projectId, id: row.id, revision: row.revision, deletedAt: null },
    data: { ...ruleData(input), revision: { increment: 1 }, updatedAt: at, dueAt: at },
  });
  if (count === 0)
    throw new ServiceError('conflict', 'Somebody else has changed this rule at the same moment.', {
      hint: 'Read it anew, then change it.',
    });
  const looksElsewhere = changed.includes('query') || !input.isEnabled;
  if (looksElsewhere)
    await closeAlerts(tx, {
      projectId,
      ruleId: row.id,
      because: 'rule_changed',
      atMs: nowMs,
      by: ctx.actor.name,
    });
  await recordAudit(tx, ctx, {
    action: 'rule.update',
    subject: input.name,
    details: { key: row.key, changed },
  });
  return true;
}

/** Its alerts stay, as what happened; it fires no more. */
export async function removeRule(
  tx: ProjectTransaction,
  { ctx, nowMs }: Write,
  row: AlertRule,
): Promise<void> {
  const { projectId } = ctx;
  const { count } = await tx.alertRule.updateMany({
    where: { projectId, id: row.id, deletedAt: null },
    data: { deletedAt: new Date(nowMs), isEnabled: false, revision: { increment: 1 } },
  });
  if (count === 0) return;
  await tx.baselineMemory.deleteMany({ where: { projectId, ruleId: row.id } });
  await closeAlerts(tx, {
    projectId,
    ruleId: row.id,
    because: 'rule_changed',
    atMs: nowMs,
    by: ctx.actor.name,
  });
  await recordAudit(tx, ctx, {
    action: 'rule.delete',
    subject: row.name,
    details: { key: row.key },
  });
}

function checkRule(input: RuleInput): void {
  const problem = problemWithRule(input);
  if (problem === null) return;
  throw new ServiceError('invalid', `The rule “${input.name}” cannot be evaluated.`, {
    hint: problem,
    details: [{ path: 'condition', message: problem }],
  });
}

function writtenOrNull(row: AlertRule): RuleInput | null {
  try {
    return writtenRule(row);
  } catch {
    // Of a version that this one cannot read: whatever is written now is a change.
    return null;
  }
}

function changedFields(before: RuleInput | null, after: RuleInput): string[] {
  const fields = Object.keys(after) as (keyof RuleInput)[];
  return fields.filter(
    (field) => before === null || sorted(before[field]) !== sorted(after[field]),
  );
}

/** As text, whatever order its keys were written in. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
