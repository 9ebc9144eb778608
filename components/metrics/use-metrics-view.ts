'use client';
import { useUrlState } from '@/components/layout/use-url-state';
import { metricsViewSchema } from '@/domain/metrics/metrics-view';

/** What the explorer shows, from and to its address. */
export function useMetricsView() {
  const [view, setView] = useUrlState(metricsViewSchema);
  return {
    view,
    setView,
    showMetric: (metric: string) => setView({ metric, expr: '', where: [], group: '', agg: '' }),
    showExpression: (expr: string) => setView({ expr, metric: '', where: [], group: '', agg: '' }),
  };
}
