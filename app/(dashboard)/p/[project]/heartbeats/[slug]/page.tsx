import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { HeartbeatView } from '@/components/heartbeats/heartbeat-view';
import { heartbeatsQueries } from '@/components/heartbeats/heartbeats-queries';
import { roleAtLeast } from '@/domain/access/role';
import { heartbeatSlugSchema } from '@/domain/heartbeats/schemas';
import type { SearchRecord } from '@/domain/url-state/url-state';
import { answerHeartbeat } from '@/server/heartbeats/answer-heartbeats';
import { requireProject } from '@/server/web/session';
import { readHeartbeatsSearch } from '../search-params';

export const metadata: Metadata = { title: 'Heartbeat' };

interface HeartbeatPageProps {
  params: Promise<{ project: string; slug: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function HeartbeatPage({ params, searchParams }: HeartbeatPageProps) {
  const { project: projectSlug, slug: written } = await params;
  const { project, role } = await requireProject(projectSlug);
  const slug = heartbeatSlugSchema.safeParse(written);
  if (!slug.success) notFound();
  const range = await readHeartbeatsSearch(searchParams);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...heartbeatsQueries.one({ project: project.slug, ...range }, slug.data),
      queryFn: () => answerHeartbeat(project.id, slug.data, range),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <HeartbeatView
        project={project.slug}
        slug={slug.data}
        mayChange={roleAtLeast(role, 'editor')}
      />
    </HydrationBoundary>
  );
}
