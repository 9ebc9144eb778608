import { timeRangeSchema } from '@/domain/time-range/time-range';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readBreakersSearch(params: Promise<SearchRecord>) {
  return readUrlState(timeRangeSchema, await params);
}
