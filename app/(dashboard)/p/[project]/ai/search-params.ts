import { type AiViewState, aiViewSchema } from '@/domain/ai/ai-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

/** What the address of an AI page means. */
export async function readAiSearch(params: Promise<SearchRecord>): Promise<AiViewState> {
  return readUrlState(aiViewSchema, await params);
}
