import type { Metadata } from 'next';
import { collectorQueries } from '@/components/collectors/collector-queries';
import { CollectorsView } from '@/components/collectors/collectors-view';
import { Prefetched } from '@/components/layout/prefetched';
import { listCollectors } from '@/server/collectors/list-collectors';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Collectors' };

interface CollectorsPageProps {
  params: Promise<{ project: string }>;
}

export default async function CollectorsPage({ params }: CollectorsPageProps) {
  const { project, ctx } = await requireProject((await params).project, 'admin');
  const items = await listCollectors(ctx);
  return (
    <Prefetched data={[[collectorQueries.list(project.slug).queryKey, { items }]]}>
      <CollectorsView project={project.slug} />
    </Prefetched>
  );
}
