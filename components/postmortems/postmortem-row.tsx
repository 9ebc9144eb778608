import { TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { PostmortemItem } from '@/domain/postmortems/postmortem-answers';
import { StatusBadge } from './status-badge';

/** One postmortem of the list: how far it is, whose it is, and when it is due. */
export function PostmortemRow({ project, item }: { project: string; item: PostmortemItem }) {
  const { id, title, status, owner, incident, dueAt, overdue, updatedAt, updatedBy } = item;
  const isOpen = status === 'draft' || status === 'in_review';
  return (
    <li className="relative flex flex-wrap items-start gap-x-3 gap-y-1 px-gutter py-2 focus-within:bg-selected hover:bg-hover">
      <span className="w-28 shrink-0 max-sm:w-full">
        <StatusBadge status={status} />
      </span>
      <span className="min-w-0 flex-1 basis-64">
        <Link
          href={projectPath(project, `postmortems/${id}`)}
          className="break-words font-medium after:absolute after:inset-0"
        >
          {title}
        </Link>
        <span className="flex flex-wrap gap-x-3 text-small text-muted">
          {incident === null ? (
            <span>taken in from elsewhere</span>
          ) : (
            <span>
              {incident.severity} INC-{incident.number}
            </span>
          )}
          <span className={owner === null ? 'text-faint' : undefined}>
            {owner?.name ?? 'no owner'}
          </span>
          <span>
            changed <Time at={updatedAt} style="relative" /> by {updatedBy}
          </span>
        </span>
      </span>
      <span className="shrink-0 text-right text-muted max-sm:w-full max-sm:text-left">
        {overdue ? (
          <Badge tone="critical" icon={TriangleAlert}>
            Overdue <Time at={dueAt} style="relative" />
          </Badge>
        ) : isOpen && dueAt !== null ? (
          <>
            due <Time at={dueAt} style="relative" />
          </>
        ) : null}
      </span>
    </li>
  );
}
