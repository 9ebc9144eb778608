import type { Aggregation } from '@/domain/metrics/aggregations';
import type { MetricType } from '@/domain/metrics/metric-point';
import type { Reading } from '@/server/db/sql/read-metrics';

/** What is read of a roll-up for an aggregation. */
export function readingOf(aggregation: Aggregation, type: MetricType | null): Reading {
  switch (aggregation) {
    case 'rate':
      return 'increase';
    case 'sum':
      // Added up over time a gauge means nothing; over its series it is how much there is in total.
      return type === 'gauge' ? 'total' : 'increase';
    case 'avg':
      return 'average';
    case 'last':
      return 'newest';
    default:
      return aggregation;
  }
}
