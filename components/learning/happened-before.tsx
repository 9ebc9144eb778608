'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { QueryContent } from '@/components/layout/query-content';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import { learningQueries } from './learning-queries';

interface HappenedBeforeProps {
  project: string;
  /** The id or number of the incident that is looked at. */
  incident: string;
}

/** Past incidents that are like one, with what both have in common and what was learned then. */
export function HappenedBefore({ project, incident }: HappenedBeforeProps) {
  const before = useQuery(learningQueries.before(project, incident));
  return (
    <QueryContent query={before} loading="Looking through past incidents">
      {({ items, compared }) =>
        items.length === 0 ? (
          <Nothing kind={compared === 0 ? 'none' : 'zero'}>
            {compared === 0
              ? 'There is no incident before this one.'
              : `None of ${compared} past incidents shares an alert, a log pattern, a queue, a breaker or a service with it.`}
          </Nothing>
        ) : (
          <ul aria-label="Like it before" className="space-y-2">
            {items.map(({ number, title, startedAt, reasons, postmortem }) => (
              <li key={number}>
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <Link
                    href={projectPath(project, `incidents/${number}`)}
                    className="min-w-0 break-words font-medium underline underline-offset-2"
                  >
                    INC-{number} {title}
                  </Link>
                  <Time at={startedAt} style="relative" className="text-small text-muted" />
                </span>
                <span className="block text-small text-muted">{reasons.join('; ')}</span>
                {postmortem === null ? null : (
                  <Link
                    href={projectPath(project, `postmortems/${postmortem.id}`)}
                    className="text-small text-accent underline underline-offset-2"
                  >
                    What was learned: {postmortem.title}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </QueryContent>
  );
}
