import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { prefetchQueries } from '@/app/(dashboard)/prefetch-queries';
import { RuleView } from '@/components/alerting/rule-view';
import { rulesQueries } from '@/components/alerting/rules-queries';
import { roleAtLeast } from '@/domain/access/role';
import { ruleIdParams } from '@/domain/alerting/schemas';
import { readRule } from '@/server/alerting/rules/list-rules';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'Alert rule' };

interface RulePageProps {
  params: Promise<{ project: string; id: string }>;
}

export default async function RulePage({ params }: RulePageProps) {
  const { project: projectSlug, id: written } = await params;
  const { project, role } = await requireProject(projectSlug);
  const read = ruleIdParams.safeParse({ id: written });
  if (!read.success) notFound();
  const { id } = read.data;
  const state = await prefetchQueries((client) => [
    client.prefetchQuery({
      ...rulesQueries.one(project.slug, id),
      queryFn: () => readRule(project.id, id),
    }),
  ]);
  return (
    <HydrationBoundary state={state}>
      <RuleView project={project.slug} id={id} mayChange={roleAtLeast(role, 'editor')} />
    </HydrationBoundary>
  );
}
