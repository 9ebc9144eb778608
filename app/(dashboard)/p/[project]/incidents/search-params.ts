import { incidentsViewSchema } from '@/domain/incidents/incidents-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readIncidentsSearch(params: Promise<SearchRecord>) {
  return readUrlState(incidentsViewSchema, await params);
}
