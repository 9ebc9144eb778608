import type { Price } from '@/domain/ai/prices/price-table';
import { recordAudit } from '../access/record-audit';
import type { ProjectContext } from '../context';
import { inProject, type ProjectTransaction, systemPool } from '../db/client';
import { askForPricing } from '../db/sql/ai-values';
import { ServiceError } from '../errors';

interface PriceInput {
  ctx: ProjectContext;
  input: Price;
}

/** Adds a price; what could not be priced in the last 30 days is looked at again. */
export async function addAiPrice({ ctx, input }: PriceInput): Promise<{ id: string }> {
  const made = await inProject(ctx.projectId, async (tx) => {
    const { id } = await tx.aiPrice.create({
      data: { projectId: ctx.projectId, ...columnsOf(input) },
    });
    await audit(tx, ctx, 'ai_price.create', input);
    return { id };
  });
  await askForPricing(systemPool(), ctx.projectId);
  return made;
}

/** Changes a price for what is counted from now on. @throws ServiceError not_found */
export async function changeAiPrice({
  ctx,
  priceId,
  input,
}: PriceInput & { priceId: string }): Promise<void> {
  await inProject(ctx.projectId, async (tx) => {
    const { count } = await tx.aiPrice.updateMany({
      where: { projectId: ctx.projectId, id: priceId },
      data: columnsOf(input),
    });
    if (count === 0) throw noSuchPrice();
    await audit(tx, ctx, 'ai_price.change', input);
  });
  await askForPricing(systemPool(), ctx.projectId);
}

/** Removes a price; what was priced by it stays as it was counted. @throws ServiceError not_found */
export async function removeAiPrice({
  ctx,
  priceId,
}: {
  ctx: ProjectContext;
  priceId: string;
}): Promise<void> {
  await inProject(ctx.projectId, async (tx) => {
    const where = { projectId: ctx.projectId, id: priceId };
    const price = await tx.aiPrice.findFirst({ where });
    if (price === null) throw noSuchPrice();
    await tx.aiPrice.deleteMany({ where });
    await recordAudit(tx, ctx, { action: 'ai_price.remove', subject: price.model });
  });
}

function columnsOf({ from, ...price }: Price) {
  return {
    ...price,
    provider: price.provider?.toLowerCase() ?? null,
    fromDay: new Date(`${from}T00:00:00Z`),
  };
}

async function audit(tx: ProjectTransaction, ctx: ProjectContext, action: string, price: Price) {
  const { model, ...details } = price;
  await recordAudit(tx, ctx, { action, subject: model, details });
}

function noSuchPrice(): ServiceError {
  return new ServiceError('not_found', 'There is no such price in this project.');
}
