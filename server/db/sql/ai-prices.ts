import type pg from 'pg';
import type { Price } from '@/domain/ai/prices/price-table';

export interface OwnPrice extends Price {
  id: string;
}

/** A project's own prices. Expected plan: Index Scan on ai_price_pkey. */
export async function listAiPrices(
  client: Pick<pg.ClientBase, 'query'>,
  projectId: string,
): Promise<OwnPrice[]> {
  const { rows } = await client.query<OwnPrice>(
    `SELECT id, model, provider, to_char(from_day, 'YYYY-MM-DD') AS "from", input_per_million AS "inputPerMillion",
       output_per_million AS "outputPerMillion", cached_read_per_million AS "cachedReadPerMillion",
       cached_write_per_million AS "cachedWritePerMillion", reasoning_per_million AS "reasoningPerMillion"
     FROM ai_price WHERE project_id = $1 ORDER BY model, from_day DESC, id`,
    [projectId],
  );
  return rows;
}
