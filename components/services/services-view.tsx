'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { projectPath } from '@/components/layout/navigation';
import { QueryContent } from '@/components/layout/query-content';
import { servicePath } from '@/components/layout/service-path';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { DataTable } from '@/components/tables/data-table';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Nothing } from '@/components/ui/nothing';
import { counted } from '@/domain/quantities/counted';
import { describeServices } from '@/domain/services/describe-services';
import { isTroubled } from '@/domain/services/health';
import type { ListedService } from '@/domain/services/service-answer';
import { filterServices, servicesViewSchema } from '@/domain/services/services-view';
import { CATALOGUE_COLUMNS } from './catalogue-columns';
import { ServiceFilters } from './service-filters';
import { servicesQueries } from './services-queries';

/** While nothing has come yet, the first service is seen within this time. */
const LISTEN_EVERY_MS = 2_000;

/** The catalogue: what there is, how it stands, and who has it. */
export function ServicesView({ project }: { project: string }) {
  const time = useTimeRange();
  const [view, set] = useUrlState(servicesViewSchema);
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const list = useQuery({
    ...servicesQueries.list(filter),
    refetchInterval: ({ state }) =>
      state.data?.items.length === 0 ? LISTEN_EVERY_MS : time.refetchInterval,
  });
  const { data } = list;
  const rows = useMemo(() => data && filterServices(data.items, view), [data, view]);
  return (
    <SignalPage
      title="Services"
      answer={data ? describeServices(data.items) : null}
      queries={[list]}
    >
      <QueryContent query={list} loading="Loading the services">
        {({ items }) =>
          items.length === 0 ? (
            <NoServices project={project} />
          ) : (
            <DataTable
              noun="services"
              columns={CATALOGUE_COLUMNS}
              rows={rows}
              rowKey={nameOf}
              href={({ service }) => servicePath(project, service)}
              tone={toneOf}
              empty={
                <Nothing
                  kind="filtered"
                  action={
                    <Button onClick={() => set({ q: '', show: '', owner: '', tier: '' })}>
                      Show all services
                    </Button>
                  }
                >
                  None of {counted(items.length, 'service')} is as you ask.
                </Nothing>
              }
            >
              <ServiceFilters view={view} set={set} services={items} />
            </DataTable>
          )
        }
      </QueryContent>
    </SignalPage>
  );
}

function NoServices({ project }: { project: string }) {
  return (
    <EmptyState
      title="No service has been heard of yet"
      action={
        <Link href={projectPath(project, 'connect')} className={buttonClass('primary')}>
          Connect a sender
        </Link>
      }
    >
      A service is here as soon as a log line, span, metric, queue, breaker, AI call or deployment
      names it; then you can say who owns it and where its runbook is. This page listens for the
      first. Connect has the commands, with the address and a key in them.
    </EmptyState>
  );
}

function nameOf({ service }: ListedService): string {
  return service;
}

function toneOf({ health }: ListedService): 'failing' | 'degraded' | null {
  return isTroubled(health) ? health : null;
}
