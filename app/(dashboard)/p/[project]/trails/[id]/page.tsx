import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { TrailView } from '@/components/trails/trail-view';
import { TRAIL_PAGE, trailsQueries } from '@/components/trails/trails-queries';
import { readAddressPart } from '@/domain/url-state/read-address-part';
import { readTrail } from '@/server/trails/read-trail';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Trail' };

interface TrailPageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function TrailPage({ params }: TrailPageProps) {
  const { project: slug, id: written } = await params;
  const { project } = await requireProject(slug);
  const id = readAddressPart(written);
  const state = await prefetchQueries((client) => [
    client.prefetchInfiniteQuery({
      ...trailsQueries.trail(project.slug, id),
      queryFn: () => readTrail(project.id, id, { limit: TRAIL_PAGE }),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <TrailView project={project.slug} id={id} />
    </HydrationBoundary>
  );
}
