import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { actionsQueries, MOST_ACTIONS } from '@/components/actions/actions-queries';
import { learningQueries } from '@/components/learning/learning-queries';
import MarkdownText from '@/components/postmortems/markdown-text';
import { PostmortemView } from '@/components/postmortems/postmortem-view';
import { postmortemsQueries } from '@/components/postmortems/postmortems-queries';
import { SectionTexts } from '@/components/postmortems/section-texts';
import { roleAtLeast } from '@/domain/access/role';
import { listPeople } from '@/server/access/list-people';
import { listActionsWithPeople } from '@/server/actions/list-actions';
import { readPrecedents } from '@/server/learning/read-precedents';
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
  const origin = { postmortemId: postmortem.id };
  const { incident } = postmortem;
  const [state, people] = await Promise.all([
    prefetchQueries((client) => {
      client.setQueryData(postmortemsQueries.one(project.slug, postmortem.id).queryKey, postmortem);
      const actions = client.prefetchQuery({
        ...actionsQueries.of(project.slug, origin),
        queryFn: () =>
          listActionsWithPeople(project.id, { postmortem: postmortem.id, limit: MOST_ACTIONS }),
      });
      if (incident === null) return [actions];
      const before = client.prefetchQuery({
        ...learningQueries.before(project.slug, incident.id),
        queryFn: () => readPrecedents(project.id, incident.id),
      });
      return [actions, before];
    }),
    listPeople(project.id),
  ]);
  return (
    <HydrationBoundary state={state}>
      <PostmortemView
        key={postmortem.id}
        project={project.slug}
        loaded={postmortem}
        text={<SectionTexts sections={postmortem.sections} as={MarkdownText} />}
        people={people}
        mayWrite={roleAtLeast(role, 'responder')}
      />
    </HydrationBoundary>
  );
}
