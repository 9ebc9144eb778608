import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { PostmortemView } from '@/components/postmortems/postmortem-view';
import { postmortemsQueries } from '@/components/postmortems/postmortems-queries';
import { roleAtLeast } from '@/domain/access/role';
import { listPeople } from '@/server/access/list-people';
import { requireProject } from '@/server/web/session';
import { findPostmortem } from './find-postmortem';

export const metadata: Metadata = { title: 'Postmortem' };

interface PostmortemPageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function PostmortemPage({ params }: PostmortemPageProps) {
  const { project: slug, id } = await params;
  const { project, role } = await requireProject(slug);
  const postmortem = await findPostmortem(project.id, id);
  return (
    <Prefetched data={[[postmortemsQueries.one(project.slug, postmortem.id).queryKey, postmortem]]}>
      <PostmortemView
        key={postmortem.id}
        project={project.slug}
        loaded={postmortem}
        people={await listPeople(project.id)}
        mayWrite={roleAtLeast(role, 'responder')}
      />
    </Prefetched>
  );
}
