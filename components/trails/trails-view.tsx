'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { QueryContent } from '@/components/layout/query-content';
import { StaleBanner } from '@/components/layout/stale-banner';
import { buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { RecentErrors } from './recent-errors';
import { TrailLookUp } from './trail-look-up';
import { trailsQueries } from './trails-queries';

const REFRESH_MS = 10_000;

/** The way to a trail: an id at hand, or one of the last things that went wrong. */
export function TrailsView({ project }: { project: string }) {
  const errors = useQuery({ ...trailsQueries.recentErrors(project), refetchInterval: REFRESH_MS });
  return (
    <>
      <PageHeader title="Trails" answer="One id, the whole story in order across services." />
      <StaleBanner queries={[errors]} />
      <div className="px-gutter py-4">
        <TrailLookUp project={project} />
      </div>
      <section aria-labelledby="recent-errors" className="border-line border-t">
        <h2 id="recent-errors" className="px-gutter pt-3 pb-2 font-medium">
          Errors of the last 24 hours that can be followed
        </h2>
        <QueryContent query={errors} loading="Loading recent errors" rows={10}>
          {({ events }) =>
            events.length > 0 ? (
              <RecentErrors project={project} lines={events} />
            ) : (
              <NoErrors project={project} />
            )
          }
        </QueryContent>
      </section>
    </>
  );
}

function NoErrors({ project }: { project: string }) {
  return (
    <EmptyState
      title="No error with a trail in the last 24 hours"
      action={
        <Link href={projectPath(project, 'connect')} className={buttonClass()}>
          How to send lines with an id
        </Link>
      }
    >
      A line can be followed when it carries a trace id (trace_id, traceparent) or a correlation id
      (correlation_id, request_id).
    </EmptyState>
  );
}
