'use client';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useMemo } from 'react';
import { PageCrumb } from '@/components/layout/page-crumb';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { SignalPage } from '@/components/layout/signal-page';
import { useTimeRange } from '@/components/layout/use-time-range';
import { useUrlState } from '@/components/layout/use-url-state';
import { DataTable } from '@/components/tables/data-table';
import { Nothing } from '@/components/ui/nothing';
import { Time } from '@/components/ui/time';
import { whenOpened } from '@/components/ui/when-opened';
import { describeQueue } from '@/domain/queues/describe-queues';
import type { LetterGroup, QueueDetail, QueueState } from '@/domain/queues/queue-answer';
import { queueViewSchema } from '@/domain/queues/queues-view';
import { KindQuestion } from './kind-question';
import { LETTER_COLUMNS } from './letter-columns';
import { logsOfServicePath } from './logs-of-service-path';
import { QueueCharts } from './queue-charts';
import { KindBadge } from './queue-columns';
import { QueueTiles, RelatedQueues } from './queue-tiles';
import { queuePath, queuesQueries } from './queues-queries';

const LetterDrawer = whenOpened(() => import('./letter-drawer').then((file) => file.LetterDrawer));

interface QueueViewProps {
  project: string;
  id: string;
  mayHandle: boolean;
  mayDecide: boolean;
}

/** One queue: how it stands, what died in it and who looks after that, and how it came to this. */
export function QueueView({ project, id, mayHandle, mayDecide }: QueueViewProps) {
  const time = useTimeRange();
  const [{ open }, set] = useUrlState(queueViewSchema);
  const filter = useMemo(() => ({ project, ...time.range }), [project, time.range]);
  const one = useQuery({
    ...queuesQueries.one(filter, id),
    refetchInterval: time.refetchInterval,
  });
  const { data } = one;
  return (
    <SignalPage
      title={
        <PageCrumb project={project} of="Queues" segment="queues">
          <span className="min-w-0 break-all">{data?.queue.queue ?? '…'}</span>
        </PageCrumb>
      }
      answer={data ? describeQueue(data.queue) : null}
      queries={[one]}
      toolbar={data ? <Place project={project} queue={data.queue} at={data.at} /> : null}
    >
      {data ? <KindQuestion project={project} queue={data.queue} mayDecide={mayDecide} /> : null}
      <QueryContent query={one} loading="Loading the queue">
        {(detail) => (
          <>
            {/* On a phone what died and waits comes first: the figures fill a screen. */}
            <div className="flex flex-col [&>section]:border-b!">
              <div className={detail.queue.letters.open > 0 ? 'max-sm:order-last' : undefined}>
                <QueueTiles queue={detail.queue} />
              </div>
              <Letters detail={detail} open={open} onOpen={(group) => set({ open: group })} />
            </div>
            <QueueCharts detail={detail} refreshing={one.isFetching} time={time} />
            {open === '' ? null : (
              <LetterDrawer
                project={project}
                group={detail.groups.find((group) => group.id === open) ?? null}
                mayHandle={mayHandle}
                onClose={() => set({ open: '' })}
              />
            )}
          </>
        )}
      </QueryContent>
    </SignalPage>
  );
}

/** What tells it from others of its name, and what it has to do with. */
function Place({ project, queue, at }: { project: string; queue: QueueState; at: string }) {
  const { system, environment, service, lastSampleAt } = queue;
  return (
    <p className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-muted">
      <KindBadge queue={queue} />
      {system === null ? null : <span>{system}</span>}
      {environment === null ? null : <span>{environment}</span>}
      {service === null ? null : (
        <Link
          href={logsOfServicePath(project, service, at)}
          className="text-accent hover:underline"
        >
          Logs of {service}
        </Link>
      )}
      <RelatedQueues queue={queue} hrefOf={(id) => queuePath(project, id)} />
      <span>
        {lastSampleAt === null ? (
          'no sample yet'
        ) : (
          <>
            last sample <Time at={lastSampleAt} style="relative" />
          </>
        )}
      </span>
    </p>
  );
}

function Letters({
  detail,
  open,
  onOpen,
}: {
  detail: QueueDetail;
  open: string;
  onOpen: (id: string) => void;
}) {
  const { groups, groupsLeftOut, queue } = detail;
  if (groups.length === 0 && queue.kind === 'work' && queue.deadLetterQueues.length === 0)
    return null;
  return (
    <PageSection
      title="Dead letters"
      note={
        groupsLeftOut > 0
          ? `by error and version of the producer; ${groupsLeftOut} older groups are left out`
          : 'by error and version of the producer'
      }
      bleed
    >
      <DataTable
        noun="groups"
        columns={LETTER_COLUMNS}
        rows={groups}
        rowKey={idOf}
        onOpen={({ id }) => onOpen(id)}
        openKey={open}
        tone={(group) => (group.open > 0 ? 'failing' : null)}
        empty={<NoLetters queue={queue} />}
      />
    </PageSection>
  );
}

function NoLetters({ queue }: { queue: QueueState }) {
  if (queue.depth === 0)
    return <Nothing kind="zero">No dead letter was told of, and it is empty.</Nothing>;
  return (
    <Nothing kind="unknown">
      Nobody told what lies in it. Send each message to /api/v1/queues/dead-letters, with its error.
    </Nothing>
  );
}

function idOf({ id }: LetterGroup): string {
  return id;
}
