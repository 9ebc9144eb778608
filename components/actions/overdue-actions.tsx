'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Banner } from '@/components/ui/banner';
import { buttonClass } from '@/components/ui/button';
import { actionsQueries } from './actions-queries';

/** A line about actions that are overdue; nothing while there is none. */
export function OverdueActions({ project }: { project: string }) {
  const { data } = useQuery(actionsQueries.overdue(project));
  const [first] = data?.items ?? [];
  if (data === undefined || first === undefined) return null;
  const { length } = data.items;
  const count = data.nextCursor === null ? String(length) : `more than ${length}`;
  return (
    <Banner
      tone="degraded"
      action={
        <Link href={projectPath(project, 'actions')} className={buttonClass('ghost')}>
          Actions
        </Link>
      }
    >
      {length === 1 ? '1 action is overdue' : `${count} actions are overdue`}, since {first.dueOn}:{' '}
      {first.title} ({first.owner?.name ?? 'nobody has it'})
    </Banner>
  );
}
