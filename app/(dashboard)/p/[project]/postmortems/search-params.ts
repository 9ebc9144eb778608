import { postmortemsViewSchema } from '@/domain/postmortems/postmortems-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readPostmortemsSearch(params: Promise<SearchRecord>) {
  return readUrlState(postmortemsViewSchema, await params);
}
