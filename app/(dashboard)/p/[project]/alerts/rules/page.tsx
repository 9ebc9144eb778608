import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { rulesQueries } from '@/components/alerting/rules-queries';
import { RulesView } from '@/components/alerting/rules-view';
import { roleAtLeast } from '@/domain/access/role';
import { listRules } from '@/server/alerting/rules/list-rules';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Alert rules' };

interface RulesPageProps {
  params: Promise<{ project: string }>;
}

export default async function RulesPage({ params }: RulesPageProps) {
  const { project, role } = await requireProject((await params).project);
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...rulesQueries.list(project.slug),
      queryFn: () => listRules(project.id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <RulesView project={project.slug} mayChange={roleAtLeast(role, 'editor')} />
    </HydrationBoundary>
  );
}
