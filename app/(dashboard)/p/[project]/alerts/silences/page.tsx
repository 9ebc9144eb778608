import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { silencesQueries } from '@/components/silences/silences-queries';
import { SilencesView } from '@/components/silences/silences-view';
import { roleAtLeast } from '@/domain/access/role';
import { silencesViewSchema } from '@/domain/silences/silences-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';
import { listSilences } from '@/server/silences/read-silences';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Silences' };

interface SilencesPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function SilencesPage({ params, searchParams }: SilencesPageProps) {
  const { project, role } = await requireProject((await params).project);
  const { show } = readUrlState(silencesViewSchema, await searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...silencesQueries.list(project.slug, show),
      queryFn: () => listSilences(project.id, { state: show }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <SilencesView project={project.slug} mayAct={roleAtLeast(role, 'responder')} />
    </HydrationBoundary>
  );
}
