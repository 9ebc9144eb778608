import { effectivePrices } from '@/domain/ai/prices/effective-prices';
import type { Price } from '@/domain/ai/prices/price-table';
import { STARTER_PRICES } from '@/domain/ai/prices/starter-prices';
import type { DatabaseClient } from '@/server/db/client';
import { listAiPrices } from '@/server/db/sql/ai-prices';

/** The prices that hold for a project: its own, and those that Candor brings along for what it has none of. */
export async function readPriceTable(
  client: Pick<DatabaseClient, 'query'>,
  projectId: string,
): Promise<readonly Price[]> {
  return effectivePrices(await listAiPrices(client, projectId), STARTER_PRICES);
}
