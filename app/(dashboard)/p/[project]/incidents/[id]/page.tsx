import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { IncidentPage } from '@/components/incidents/incident-page';
import { incidentsQueries } from '@/components/incidents/incidents-queries';
import { learningQueries } from '@/components/learning/learning-queries';
import { roleAtLeast } from '@/domain/access/role';
import { incidentIdParams } from '@/domain/incidents/incident-params';
import { listPeople } from '@/server/access/list-people';
import { readIncidentPage } from '@/server/incidents/read-incident';
import { readPrecedents } from '@/server/learning/read-precedents';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Incident' };

interface PageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function Page({ params }: PageProps) {
  const { project: projectSlug, id: written } = await params;
  const { project, role } = await requireProject(projectSlug);
  const read = incidentIdParams.safeParse({ id: written });
  if (!read.success) notFound();
  const { id } = read.data;
  const people = await listPeople(project.id);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...incidentsQueries.one(project.slug, id),
      queryFn: () => readIncidentPage(project.id, id),
    }),
    client.prefetchQuery({
      ...learningQueries.before(project.slug, id),
      queryFn: () => readPrecedents(project.id, id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <IncidentPage
        project={project.slug}
        id={id}
        people={[...new Set(people.map(({ name }) => name))]}
        mayAct={roleAtLeast(role, 'responder')}
      />
    </HydrationBoundary>
  );
}
