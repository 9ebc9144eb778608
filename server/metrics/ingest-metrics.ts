import { readMetricPoint } from '@/domain/metrics/read-metric-point';
import { admitMetricBreakers } from '@/server/breakers/admit-metric-breakers';
import { ingestSignal } from '@/server/signals/ingest-signal';

/** Takes in metric points as JSON; see ingestSignal. */
export const ingestMetrics = ingestSignal({
  route: 'v1/metrics',
  kind: 'metric_point',
  read: (value, context) => readMetricPoint(value, context),
  admission: admitMetricBreakers,
});
