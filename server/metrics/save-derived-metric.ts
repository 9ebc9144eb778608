import { formatExpression } from '@/domain/metrics/expression/expression';
import type { DerivedMetricInput } from '@/domain/metrics/metric-answers';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject } from '../db/client';
import { ServiceError } from '../errors';
import { readExpression } from './read-expression';

const MOST_DERIVED = 500;

/** Keeps a metric made of others. @throws ServiceError invalid, conflict when the name is taken */
export async function createDerivedMetric({
  ctx,
  input,
}: {
  ctx: ProjectContext;
  input: DerivedMetricInput;
}): Promise<{ id: string }> {
  const { projectId } = ctx;
  const { name } = input;
  const expression = formatExpression(readExpression(input.expression));
  return inProject(projectId, async (tx) => {
    if ((await tx.derivedMetric.count({ where: { projectId } })) >= MOST_DERIVED)
      throw new ServiceError('invalid', `A project may keep ${MOST_DERIVED} derived metrics.`);
    const { count } = await tx.derivedMetric.createMany({
      data: [{ projectId, name, expression }],
      skipDuplicates: true,
    });
    const made = await tx.derivedMetric.findUniqueOrThrow({
      where: { projectId_name: { projectId, name } },
    });
    if (count === 0) throw nameTaken(name);
    await recordAudit(tx, ctx, {
      action: 'derived_metric.create',
      subject: name,
      details: { expression },
    });
    return { id: made.id };
  });
}

/** Gives one another name or expression. @throws ServiceError invalid, not_found, conflict */
export async function changeDerivedMetric({
  ctx,
  id,
  input,
}: {
  ctx: ProjectContext;
  id: string;
  input: DerivedMetricInput;
}): Promise<void> {
  const { projectId } = ctx;
  const { name } = input;
  const expression = formatExpression(readExpression(input.expression));
  await inProject(projectId, async (tx) => {
    const before = await tx.derivedMetric.findUnique({
      where: { projectId_id: { projectId, id } },
    });
    if (before === null) throw noDerivedMetric();
    const taken = await tx.derivedMetric.findFirst({
      where: { projectId, name, id: { not: id } },
    });
    if (taken !== null) throw nameTaken(name);
    await tx.derivedMetric.updateMany({ where: { projectId, id }, data: { name, expression } });
    await recordAudit(tx, ctx, {
      action: 'derived_metric.update',
      subject: name,
      details: { nameFrom: before.name, expressionFrom: before.expression, expression },
    });
  });
}

/** @throws ServiceError not_found */
export async function deleteDerivedMetric({
  ctx,
  id,
}: {
  ctx: ProjectContext;
  id: string;
}): Promise<void> {
  const { projectId } = ctx;
  await inProject(projectId, async (tx) => {
    const before = await tx.derivedMetric.findUnique({
      where: { projectId_id: { projectId, id } },
    });
    const { count } = await tx.derivedMetric.deleteMany({ where: { projectId, id } });
    if (before === null || count === 0) throw noDerivedMetric();
    await recordAudit(tx, ctx, {
      action: 'derived_metric.delete',
      subject: before.name,
      details: { expression: before.expression },
    });
  });
}

function noDerivedMetric(): ServiceError {
  return new ServiceError('not_found', 'There is no such derived metric in this project.');
}

function nameTaken(name: string): ServiceError {
  return new ServiceError('conflict', `There is a derived metric called “${name}” already.`, {
    details: [{ path: 'name', message: 'is taken' }],
  });
}
