import { alertsViewSchema } from '@/domain/alerting/alerts-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readAlertsSearch(params: Promise<SearchRecord>) {
  return readUrlState(alertsViewSchema, await params);
}
