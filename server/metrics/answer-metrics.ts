import type { z } from 'zod';
import type { MetricLabels, MetricsAnswer, metricsParams } from '@/domain/metrics/metric-answers';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { countDropped, selectLabelValues, selectMetrics } from '@/server/db/sql/read-metrics';
import { readTimeWindow } from '@/server/time-window';
import { MOST_SERIES } from './admit-series';

const MOST_VALUES = 50;

/** Every metric of a project, and how full it is. @throws ServiceError invalid */
export async function answerMetrics(
  projectId: string,
  params: z.output<typeof metricsParams>,
): Promise<MetricsAnswer> {
  const window = readTimeWindow(params, { nowMs: await databaseNow() });
  return readInProject(projectId, async (client) => {
    const rows = await selectMetrics(client);
    const dropped = await countDropped(client, window);
    return {
      items: rows.map(({ name, type, unit, last_seen_at, series }) => ({
        name,
        type,
        unit,
        series,
        lastSeenAt: last_seen_at.toISOString(),
      })),
      nextCursor: null,
      series: rows.reduce((sum, { series }) => sum + series, 0),
      mostSeries: MOST_SERIES,
      dropped,
    };
  });
}

/** What the series of a metric can be told apart by. */
export async function answerMetricLabels(projectId: string, metric: string): Promise<MetricLabels> {
  const rows = await readInProject(projectId, (client) =>
    selectLabelValues(client, metric, MOST_VALUES),
  );
  const labels = new Map<string, MetricLabels['items'][number]>();
  for (const { label, value, series, values } of rows) {
    const item = labels.get(label) ?? { label, values: [], more: values };
    item.values.push({ value, series });
    item.more -= 1;
    labels.set(label, item);
  }
  return { items: [...labels.values()] };
}
