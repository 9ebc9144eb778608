'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import { learningQueries } from './learning-queries';

/** What a search through all postmortems found, the best first. */
export function FoundPostmortems({ project, q }: { project: string; q: string }) {
  const found = useQuery(learningQueries.found(project, q));
  return (
    <PageSection title={`Postmortems with “${q}”`}>
      <QueryContent query={found} loading="Searching">
        {({ items }) =>
          items.length === 0 ? (
            <Nothing kind="filtered">
              None. Every word must be in it; “or” between words, quotes around a phrase and -word
              work too.
            </Nothing>
          ) : (
            <ul aria-label="Found" className="divide-y divide-line">
              {items.map(({ id, title, status, createdAt, excerpt }) => (
                <li key={id} className="py-1.5">
                  <span className="flex flex-wrap items-baseline gap-x-3">
                    <Link
                      href={projectPath(project, `postmortems/${id}`)}
                      className="font-medium underline underline-offset-2"
                    >
                      {title}
                    </Link>
                    <span className="text-small text-muted">{status.replace('_', ' ')}</span>
                    <Time at={createdAt} style="relative" className="text-small text-muted" />
                  </span>
                  <span className="line-clamp-2 text-muted">{excerpt}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryContent>
    </PageSection>
  );
}
