import type { Metadata } from 'next';
import { Prefetched } from '@/components/layout/prefetched';
import { onCallQueries } from '@/components/oncall/on-call-queries';
import { OnCallView } from '@/components/oncall/on-call-view';
import { roleAtLeast } from '@/domain/access/role';
import { answerOnCall } from '@/server/oncall/answer-on-call';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'On-call' };

interface OnCallPageProps {
  params: Promise<{ project: string }>;
}

export default async function OnCallPage({ params }: OnCallPageProps) {
  const { project, role } = await requireProject((await params).project);
  const rights = { edit: roleAtLeast(role, 'editor'), standIn: roleAtLeast(role, 'responder') };
  const onCall = await answerOnCall(project.id);
  return (
    <Prefetched data={[[onCallQueries.present(project.slug).queryKey, onCall]]}>
      <OnCallView project={project.slug} rights={rights} />
    </Prefetched>
  );
}
