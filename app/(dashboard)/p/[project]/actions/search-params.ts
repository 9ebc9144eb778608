import { actionsViewSchema } from '@/domain/actions/actions-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readActionsSearch(params: Promise<SearchRecord>) {
  return readUrlState(actionsViewSchema, await params);
}
