import type { Metadata } from 'next';
import { NewRuleView } from '@/components/alerting/new-rule-view';
import { requireProject } from '@/server/web/session';

export const metadata: Metadata = { title: 'New rule' };

interface NewRulePageProps {
  params: Promise<{ project: string }>;
}

export default async function NewRulePage({ params }: NewRulePageProps) {
  const { project } = await requireProject((await params).project, 'editor');
  return <NewRuleView project={project.slug} />;
}
