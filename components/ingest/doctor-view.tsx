'use client';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { PageHeader } from '@/components/layout/page-header';
import { QueryContent } from '@/components/layout/query-content';
import { StaleBanner } from '@/components/layout/stale-banner';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LoadMore } from '@/components/ui/load-more';
import { doctorViewSchema } from '@/domain/ingest/doctor-view';
import { DoctorAnswer } from './doctor-answer';
import { DoctorFilters } from './doctor-filters';
import { ingestQueries } from './ingest-queries';
import { SampleItem } from './sample-item';

const REFRESH_MS = 3_000;

/** The latest records as they came in, how each was read, and why any was turned away. */
export function DoctorView({ project }: { project: string }) {
  const [view, setView] = useUrlState(doctorViewSchema);
  const keys = useQuery({ ...ingestQueries.keys(project), refetchInterval: REFRESH_MS });
  const samples = useInfiniteQuery({
    ...ingestQueries.samples({ project, ...view }),
    // Further pages are read, not watched: refreshing them all would be a heavy way to stand still.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 1) > 1 ? false : REFRESH_MS),
  });
  const items = samples.data?.pages.flatMap((page) => page.items) ?? [];
  const known = keys.data?.items ?? [];
  const filtered = view.key !== '' || view.outcome !== '' || view.route !== '';
  return (
    <>
      <PageHeader title="Ingest doctor" answer={<DoctorAnswer keys={keys.data?.items ?? null} />}>
        <DoctorFilters keys={known} view={view} onChange={(changes) => setView(changes)} />
      </PageHeader>
      <StaleBanner queries={[samples, keys]} />
      <QueryContent query={samples} loading="Loading the latest records" rows={14}>
        {() =>
          items.length === 0 ? (
            <NoSamples
              project={project}
              filtered={filtered}
              onClear={() => setView({ key: '', outcome: '', route: '' })}
            />
          ) : (
            <>
              <ul aria-label="Latest records" className="flex flex-col">
                {items.map((sample) => (
                  <SampleItem
                    key={sample.id}
                    project={project}
                    sample={sample}
                    sender={known.find(({ id }) => id === sample.keyId) ?? null}
                  />
                ))}
              </ul>
              <div className="px-gutter">
                <LoadMore
                  shown={items.length}
                  noun="records"
                  hasMore={samples.hasNextPage}
                  loading={samples.isFetchingNextPage}
                  onMore={() => samples.fetchNextPage()}
                />
                <p className="pb-6 text-small text-muted">
                  Kept are one accepted record a second for each key, and the rejected ones.
                </p>
              </div>
            </>
          )
        }
      </QueryContent>
    </>
  );
}

interface NoSamplesProps {
  project: string;
  filtered: boolean;
  onClear: () => void;
}

function NoSamples({ project, filtered, onClear }: NoSamplesProps) {
  if (filtered) {
    return (
      <EmptyState
        title="No record fits this choice"
        action={<Button onClick={onClear}>Show the records of every key</Button>}
      >
        None of the kept records came with this key, by this way in, and ended this way.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing has come in yet"
      action={
        <Link href={projectPath(project, 'connect')} className={buttonClass('primary')}>
          Connect a sender
        </Link>
      }
    >
      As soon as a sender uses one of this project’s keys, its records stand here as they were
      received, with how each field was read.
    </EmptyState>
  );
}
