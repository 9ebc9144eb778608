'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { QueryContent } from '@/components/layout/query-content';
import { StaleBanner } from '@/components/layout/stale-banner';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { findTrailGaps } from '@/domain/logs/trail-gaps';
import { layOutTrail } from '@/domain/logs/trail-layout';
import { TrailBody } from './trail-body';
import { TrailContext } from './trail-context';
import { TrailHeader } from './trail-header';
import { TrailLookUp } from './trail-look-up';
import { trailsQueries } from './trails-queries';

const REFRESH_MS = 5_000;

/** Everything that carries one id, as one story across services. */
export function TrailView({ project, id }: { project: string; id: string }) {
  const trail = useInfiniteQuery({
    ...trailsQueries.trail(project, id),
    // A story that is still being written goes on by itself; a long one is read, not watched.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : REFRESH_MS),
  });
  const pages = trail.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  // Pages know their own gaps; the one between two pages is only seen over both.
  const layout = useMemo(() => layOutTrail({ items, gaps: findTrailGaps(items) }), [items]);
  // Pages that touch tell the same of what lies between them.
  const context = useMemo(() => {
    const told = pages?.flatMap((page) => page.context) ?? [];
    return [...new Map(told.map((one) => [`${one.kind} ${one.ref} ${one.time}`, one])).values()];
  }, [pages]);
  return (
    <>
      <TrailHeader project={project} id={id} layout={pages ? layout : null} />
      <StaleBanner queries={[trail]} what="This trail is" />
      <QueryContent query={trail} loading="Loading the trail" rows={14}>
        {() =>
          layout.rows.length === 0 ? (
            <EmptyState title="Nothing carries this id" action={<TrailLookUp project={project} />}>
              Nothing in this project has it as its trace, correlation or request id. It may have
              passed its retention, or may still come: this page looks again every few seconds.
            </EmptyState>
          ) : (
            <>
              <TrailContext
                project={project}
                items={context}
                beganMs={layout.beganMs}
                lengthMs={layout.lengthMs}
              />
              <TrailBody project={project} layout={layout} items={items} />
              {trail.hasNextPage ? (
                <div className="px-gutter">
                  <LoadMore
                    shown={layout.rows.length}
                    noun="steps"
                    hasMore={trail.hasNextPage}
                    loading={trail.isFetchingNextPage}
                    onMore={() => trail.fetchNextPage()}
                  />
                </div>
              ) : null}
            </>
          )
        }
      </QueryContent>
    </>
  );
}
