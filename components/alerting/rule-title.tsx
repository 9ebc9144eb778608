import { PageCrumb } from '@/components/layout/page-crumb';

/** Where a rule's page stands. */
export function RuleTitle({ project, name }: { project: string; name: string }) {
  return (
    <PageCrumb project={project} of="Alert rules" segment="alerts/rules">
      <span className="min-w-0 break-words">{name}</span>
    </PageCrumb>
  );
}
