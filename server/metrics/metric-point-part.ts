import type { MetricPoint } from '@/domain/metrics/metric-point';
import type { SignalPart } from '@/server/signals/signal-part';
import { resolveMetricPoints } from './resolve-metric-points';

/** Metric points are kept as roll-ups alone; some of them are samples of a queue or breaker, and go where those go. */
export const metricPointPart: SignalPart<MetricPoint> = {
  partitioned: ['queue_sample', 'breaker_sample'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment, version }) => ({ environment, version }),
  resolve: resolveMetricPoints,
};
