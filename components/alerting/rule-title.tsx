import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';

/** Where a rule's page stands. */
export function RuleTitle({ project, name }: { project: string; name: string }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <Link href={projectPath(project, 'alerts/rules')} className="text-muted hover:text-ink">
        Alert rules
      </Link>
      <span aria-hidden className="text-faint">
        /
      </span>
      <span className="min-w-0 break-words">{name}</span>
    </span>
  );
}
