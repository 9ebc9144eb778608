import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import {
  filterOf,
  MOST_POSTMORTEMS,
  postmortemsQueries,
} from '@/components/postmortems/postmortems-queries';
import { PostmortemsView } from '@/components/postmortems/postmortems-view';
import { roleAtLeast } from '@/domain/access/role';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listUnwritten } from '@/server/postmortems/list-unwritten';
import { listPostmortems } from '@/server/postmortems/read-postmortems';
import { requireProject } from '@/server/web/session';
import { readPostmortemsSearch } from './search-params';

export const metadata: Metadata = { title: 'Postmortems' };

interface PostmortemsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function PostmortemsPage({ params, searchParams }: PostmortemsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const { show } = await readPostmortemsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...postmortemsQueries.list(project.slug, show),
      queryFn: () => listPostmortems(project.id, { limit: MOST_POSTMORTEMS, ...filterOf(show) }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <PostmortemsView
        project={project.slug}
        mayWrite={roleAtLeast(role, 'responder')}
        unwritten={await listUnwritten(project.id)}
      />
    </HydrationBoundary>
  );
}
