import { overviewViewSchema } from '@/domain/overview/overview-view';
import { servicesViewSchema } from '@/domain/services/services-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';

export async function readServicesSearch(params: Promise<SearchRecord>) {
  const { from, to } = readUrlState(servicesViewSchema, await params);
  return { from, to };
}

/** A service is looked at over the same time as the overview. */
export async function readServiceSearch(params: Promise<SearchRecord>) {
  return readUrlState(overviewViewSchema, await params);
}
