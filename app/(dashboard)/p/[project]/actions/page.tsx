import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { actionsQueries, MOST_ACTIONS } from '@/components/actions/actions-queries';
import { ActionsView } from '@/components/actions/actions-view';
import { roleAtLeast } from '@/domain/access/role';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { listActionsWithPeople } from '@/server/actions/list-actions';
import { requireProject } from '@/server/web/session';
import { readActionsSearch } from './search-params';

export const metadata: Metadata = { title: 'Actions' };

interface ActionsPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function ActionsPage({ params, searchParams }: ActionsPageProps) {
  const { project, role } = await requireProject((await params).project);
  const view = await readActionsSearch(searchParams);
  const { status, kind, owner } = view;
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...actionsQueries.list(project.slug, view),
      queryFn: () =>
        listActionsWithPeople(project.id, {
          status,
          limit: MOST_ACTIONS,
          ...(kind === '' ? {} : { kind }),
          ...(owner === '' ? {} : { owner }),
        }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <ActionsView project={project.slug} mayAct={roleAtLeast(role, 'responder')} />
    </HydrationBoundary>
  );
}
