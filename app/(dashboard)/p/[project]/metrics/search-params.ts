import { metricsViewSchema } from '@/domain/metrics/metrics-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readMetricsSearch(params: Promise<SearchRecord>) {
  return readUrlState(metricsViewSchema, await params);
}
