import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { postmortemsQueries } from '@/components/postmortems/postmortems-queries';
import { TemplatesView } from '@/components/postmortems/templates-view';
import { roleAtLeast } from '@/domain/access/role';
import { listTemplates } from '@/server/postmortems/list-templates';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Postmortem templates' };

interface TemplatesPageProps {
  params: Promise<{ project: string }>;
}

export default async function TemplatesPage({ params }: TemplatesPageProps) {
  const { project, role } = await requireProject((await params).project);
  const templates = await listTemplates(project.id);
  return (
    <Prefetched data={[[postmortemsQueries.templates(project.slug).queryKey, templates]]}>
      <TemplatesView project={project.slug} mayChange={roleAtLeast(role, 'editor')} />
    </Prefetched>
  );
}
