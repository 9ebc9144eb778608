'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { PageSection } from '@/components/layout/page-section';
import { QueryContent } from '@/components/layout/query-content';
import { DefinitionList } from '@/components/ui/definition-list';
import { Drawer } from '@/components/ui/drawer';
import { LoadMore } from '@/components/ui/load-more';
import { NumberValue } from '@/components/ui/number-value';
import { StateBadge } from '@/components/ui/state-badge';
import { Time } from '@/components/ui/time';
import type { LetterGroup } from '@/domain/queues/queue-answer';
import { HandleDialog, ReopenButton } from './handle-dialog';
import { LetterItem } from './letter-item';
import { logsOfServicePath } from './logs-of-service-path';
import { OwnerChoice } from './owner-choice';
import { queuesQueries } from './queues-queries';

interface LetterDrawerProps {
  project: string;
  /** The group that is open; null: none. */
  group: LetterGroup | null;
  mayHandle: boolean;
  onClose: () => void;
}

/** One group of dead letters beside the page: its error, its letters, and what people did about it. */
export function LetterDrawer({ project, group, mayHandle, onClose }: LetterDrawerProps) {
  return (
    <Drawer
      open={group !== null}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      modal={false}
      title={group === null ? '' : (group.errorType ?? 'Dead letters')}
    >
      {group === null ? null : <Group project={project} group={group} mayHandle={mayHandle} />}
    </Drawer>
  );
}

function Group({
  project,
  group,
  mayHandle,
}: {
  project: string;
  group: LetterGroup;
  mayHandle: boolean;
}) {
  const letters = useInfiniteQuery(queuesQueries.letters(project, group.id));
  const shown = letters.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 border-line border-b px-gutter py-3">
        {group.open > 0 ? (
          <StateBadge state="failing" word={group.handledAt === null ? 'Open' : 'Open again'} />
        ) : (
          <StateBadge state="healthy" word="Handled" />
        )}
        <div className="ml-auto flex flex-wrap gap-2">
          {mayHandle && group.handledAt !== null ? (
            <ReopenButton project={project} group={group} />
          ) : null}
          {mayHandle && group.open > 0 ? <HandleDialog project={project} group={group} /> : null}
        </div>
      </div>
      <PageSection title="What failed">
        <p className="whitespace-pre-wrap break-words pb-2 font-mono text-small">{group.error}</p>
        <DefinitionList items={fieldsOf(project, group, mayHandle)} />
      </PageSection>
      <PageSection title="Letters" note="newest first">
        <QueryContent
          query={{ ...letters, data: letters.data }}
          loading="Loading the letters"
          rows={4}
        >
          {() => (
            <>
              <ol aria-label="Letters" className="flex flex-col divide-y divide-line">
                {shown.map((letter) => (
                  <LetterItem
                    key={`${letter.queueId} ${letter.messageId}`}
                    project={project}
                    letter={letter}
                  />
                ))}
              </ol>
              <LoadMore
                shown={shown.length}
                noun="letters"
                hasMore={letters.hasNextPage}
                loading={letters.isFetchingNextPage}
                onMore={() => letters.fetchNextPage()}
              />
            </>
          )}
        </QueryContent>
      </PageSection>
    </>
  );
}

function fieldsOf(project: string, group: LetterGroup, mayHandle: boolean) {
  const { handledAt, handledBy, handledNote, service } = group;
  return [
    { term: 'Open', value: <NumberValue value={group.open} /> },
    { term: 'Told in all', value: <NumberValue value={group.count} /> },
    { term: 'First failed', value: <Time at={group.firstFailedAt} /> },
    { term: 'Last failed', value: <Time at={group.lastFailedAt} /> },
    {
      term: 'Producer',
      value: group.producerVersion ?? <span className="text-muted">version not told</span>,
    },
    { term: 'Queue', value: group.queue },
    {
      term: 'Service',
      value:
        service === null ? (
          <span className="text-muted">not told</span>
        ) : (
          <>
            {service}{' '}
            <Link
              href={logsOfServicePath(project, service, group.lastFailedAt)}
              className="text-accent hover:underline"
            >
              Its logs at that time
            </Link>
          </>
        ),
    },
    {
      term: 'Owner',
      value: mayHandle ? (
        <OwnerChoice project={project} group={group} />
      ) : (
        (group.ownerName ?? <span className="text-muted">nobody</span>)
      ),
    },
    ...(handledAt === null
      ? []
      : [
          {
            term: 'Handled',
            value: (
              <>
                <Time at={handledAt} /> by {handledBy ?? 'somebody'}
                {handledNote === null ? null : (
                  <span className="block whitespace-pre-wrap break-words">{handledNote}</span>
                )}
              </>
            ),
          },
        ]),
  ];
}
