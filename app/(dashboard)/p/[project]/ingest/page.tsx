import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { DoctorView } from '@/components/ingest/doctor-view';
import { ingestQueries } from '@/components/ingest/ingest-queries';
import { doctorViewSchema } from '@/domain/ingest/doctor-view';
import { readUrlState, type SearchRecord } from '@/domain/url-state/url-state';
import { listIngestKeys } from '@/server/ingest/list-ingest-keys';
import { readIngestSamples } from '@/server/ingest/read-ingest-samples';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Ingest doctor' };

interface IngestPageProps {
  params: Promise<{ project: string }>;
  searchParams: Promise<SearchRecord>;
}

export default async function IngestPage({ params, searchParams }: IngestPageProps) {
  const { project, ctx } = await requireProject((await params).project);
  const view = readUrlState(doctorViewSchema, await searchParams);
  const { key, route, outcome } = view;
  const input = {
    ...(key === '' ? {} : { key }),
    ...(route === '' ? {} : { route }),
    ...(outcome === '' ? {} : { outcome }),
  };
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...ingestQueries.keys(project.slug),
      queryFn: async () => ({ items: await listIngestKeys(ctx) }),
    }),
    client.prefetchInfiniteQuery({
      ...ingestQueries.samples({ project: project.slug, ...view }),
      queryFn: () => readIngestSamples({ ctx, input }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <DoctorView project={project.slug} />
    </HydrationBoundary>
  );
}
