'use client';
import { useRouter } from 'next/navigation';
import { projectPath } from '@/components/layout/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { RuleEditor } from './rule-editor';
import { RuleTitle } from './rule-title';

/** A rule that is to be. */
export function NewRuleView({ project }: { project: string }) {
  const router = useRouter();
  return (
    <div>
      <PageHeader
        title={<RuleTitle project={project} name="New rule" />}
        answer="What is worth waking somebody for, and what is not."
      />
      <RuleEditor
        project={project}
        rule={null}
        onSaved={({ id }) => router.push(projectPath(project, `alerts/rules/${id}`))}
      />
    </div>
  );
}
