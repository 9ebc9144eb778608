import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { qualityQueries } from '@/components/alerting/quality/quality-queries';
import { QualityView } from '@/components/alerting/quality/quality-view';
import { roleAtLeast } from '@/domain/access/role';
import { readQuality } from '@/server/alerting/quality/read-quality';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Quality of alerts' };

interface QualityPageProps {
  params: Promise<{ project: string }>;
}

export default async function QualityPage({ params }: QualityPageProps) {
  const { project, role } = await requireProject((await params).project);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...qualityQueries.all(project.slug),
      queryFn: () => readQuality(project.id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <QualityView project={project.slug} mayChange={roleAtLeast(role, 'editor')} />
    </HydrationBoundary>
  );
}
