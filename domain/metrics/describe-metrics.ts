import { quantityText } from '../quantities/format-quantity';
import type { MetricsAnswer } from './metric-answers';

/** "42 metrics in 318 series. 12.3k points had no room for their series and went to __other__." */
export function describeMetrics({ items, series, mostSeries, dropped }: MetricsAnswer): string {
  if (items.length === 0) return 'No metric has arrived yet.';
  const metrics = `${quantityText(items.length)} ${items.length === 1 ? 'metric' : 'metrics'}`;
  const parts = [`${metrics} in ${quantityText(series)} series of the last day`];
  if (dropped > 0) {
    parts.push(
      `${quantityText(dropped)} points had no room for their series and went to __other__: a project has room for ${quantityText(mostSeries)}`,
    );
  }
  return `${parts.join('. ')}.`;
}
