import type { DehydratedState } from '@tanstack/react-query';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import {
  FACET_VALUES,
  HISTOGRAM_BUCKETS,
  logsQueries,
  PAGE_LINES,
} from '@/components/logs/logs-queries';
import { type LogsView, shownFacets } from '@/domain/logs/logs-view';
import { answerLogFacets } from '@/server/logs/answer-log-facets';
import { answerLogHistogram } from '@/server/logs/answer-log-histogram';
import { answerLogSearch } from '@/server/logs/answer-log-search';

/** What the logs page shows first. */
export function prefetchLogs(
  project: { id: string; slug: string },
  view: LogsView,
): Promise<DehydratedState> {
  const { q, from, to } = view;
  const fields = shownFacets(view);
  const filter = { project: project.slug, q, from, to };
  return prefetchQueries((client) => [
    client.prefetchInfiniteQuery({
      ...logsQueries.lines(filter),
      queryFn: () => answerLogSearch(project.id, { q, from, to, limit: PAGE_LINES }),
    }),
    client.prefetchQuery({
      ...logsQueries.histogram(filter),
      queryFn: () => answerLogHistogram(project.id, { q, from, to, buckets: HISTOGRAM_BUCKETS }),
    }),
    client.prefetchQuery({
      ...logsQueries.facets(filter, fields),
      queryFn: () =>
        answerLogFacets(project.id, { q, from, to, fields: fields.join(','), limit: FACET_VALUES }),
    }),
  ]);
}
