import { overviewViewSchema } from '@/domain/overview/overview-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readOverviewSearch(params: Promise<SearchRecord>) {
  return readUrlState(overviewViewSchema, await params);
}
