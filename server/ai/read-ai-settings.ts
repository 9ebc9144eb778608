import type { AiSettings } from '@/domain/ai/ai-settings';
import { USUAL_LIMIT_MS } from '@/domain/ai/ledger';
import { STARTER_PRICES, STARTER_PRICES_CHECKED } from '@/domain/ai/prices/starter-prices';
import { readInProject } from '../db/client';
import { listAiPrices } from '../db/sql/ai-prices';
import { listAiValues } from '../db/sql/ai-values';
import { readAiLimits } from '../db/sql/read-ai-rollups';
import { askRollups } from './ask-rollups';
import { readAiWindow } from './read-ai-window';

/** Limits, prices, and the models that there is no price for. */
export async function readAiSettings(projectId: string): Promise<AiSettings> {
  const window = await readAiWindow({ from: 'now-30d' });
  return readInProject(projectId, async (client) => {
    const limits = await readAiLimits(client, projectId);
    const values = await listAiValues(client, projectId);
    const { rows } = await askRollups(client, projectId, window, {
      groupBy: ['model'],
      sketches: false,
    });
    const features = new Set([
      ...limits.map(({ feature }) => feature),
      ...values.filter(({ field }) => field === 'feature').map(({ value }) => value),
    ]);
    return {
      usualLimitSeconds: USUAL_LIMIT_MS / 1_000,
      features: [...features].sort().map((feature) => {
        const limit = limits.find((one) => one.feature === feature);
        return { feature, ignoreAfterSeconds: limit === undefined ? null : limit.limitMs / 1_000 };
      }),
      prices: await listAiPrices(client, projectId),
      starterPrices: [...STARTER_PRICES],
      starterCheckedOn: STARTER_PRICES_CHECKED,
      unpriced: rows
        .map(({ values: [model = ''], tally }) => ({ model, inferences: tally.n - tally.priced }))
        .filter(({ inferences }) => inferences > 0)
        .sort((a, b) => b.inferences - a.inferences),
    };
  });
}
