import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { AlertView } from '@/components/alerting/alert-view';
import { alertsQueries } from '@/components/alerting/alerts-queries';
import { roleAtLeast } from '@/domain/access/role';
import { alertIdParams } from '@/domain/alerting/alert-params';
import { readAlert } from '@/server/alerting/read-alerts';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Alert' };

interface AlertPageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function AlertPage({ params }: AlertPageProps) {
  const { project: projectSlug, id: written } = await params;
  const { project, role } = await requireProject(projectSlug);
  const read = alertIdParams.safeParse({ id: written });
  if (!read.success) notFound();
  const { id } = read.data;
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...alertsQueries.one(project.slug, id),
      queryFn: () => readAlert(project.id, id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <AlertView project={project.slug} id={id} mayAct={roleAtLeast(role, 'responder')} />
    </HydrationBoundary>
  );
}
