import { queuesViewSchema } from '@/domain/queues/queues-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readQueuesSearch(params: Promise<SearchRecord>) {
  const { from, to } = readUrlState(queuesViewSchema, await params);
  return { from, to };
}
