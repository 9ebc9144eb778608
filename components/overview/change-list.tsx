import { Rocket, Undo2, X } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import type { ListedDeployment } from '@/domain/delivery/deployment-list';
import { describeChange } from '@/domain/overview/describe-change';
import { deploymentHref } from './overview-links';

interface ChangeListProps {
  project: string;
  changes: readonly ListedDeployment[];
}

const icons = { neutral: Rocket, degraded: Undo2, failing: X };
const colors = { neutral: 'text-accent', degraded: 'text-degraded', failing: 'text-failing' };

/** What was deployed or taken back, newest first, each leading to what it brought. */
export function ChangeList({ project, changes }: ChangeListProps) {
  if (changes.length === 0) {
    return (
      <Nothing
        kind="none"
        action={
          <Link href={`${projectPath(project, 'connect')}?signal=delivery`}>
            Tell Candor of deployments
          </Link>
        }
      >
        No deployment in the last week
      </Nothing>
    );
  }
  return (
    <ul aria-label="What changed" className="divide-y divide-line">
      {changes.map((change) => (
        <ChangeItem key={change.ref} project={project} change={change} />
      ))}
    </ul>
  );
}

function ChangeItem({ project, change }: { project: string; change: ListedDeployment }) {
  const { what, brought, tone } = describeChange(change);
  const Icon = icons[tone];
  return (
    <li className="relative flex min-h-8 flex-wrap items-center justify-between gap-x-2 px-gutter py-1 hover:bg-hover sm:flex-nowrap">
      <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 sm:shrink-0">
        <Icon aria-hidden className={`size-4 shrink-0 ${colors[tone]}`} />
        <Link
          href={deploymentHref(project, change.ref)}
          className="font-medium after:absolute after:inset-0"
        >
          {change.service}
        </Link>
        <span>{what}</span>
      </span>
      <span
        className="order-last line-clamp-2 w-full min-w-0 text-muted empty:hidden sm:order-none sm:line-clamp-1 sm:w-auto sm:flex-1"
        title={brought ?? undefined}
      >
        {brought}
      </span>
      <span className="shrink-0 text-small text-muted">
        <Time at={change.at} style="relative" />
      </span>
    </li>
  );
}
