'use client';
import { Pause, Play } from 'lucide-react';
import { RemoveButton } from '@/components/access/remove-button';
import { useChange } from '@/components/layout/use-change';
import { IconButton } from '@/components/ui/icon-button';
import { StateBadge } from '@/components/ui/state-badge';
import { Td, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { COLLECTOR_MEANINGS } from '@/domain/collectors/collector';
import type { ListedCollector } from '@/domain/collectors/schemas';
import { collectorQueries } from './collector-queries';
import { collectorRequests } from './collector-requests';
import { CollectorSecretDialog } from './collector-secret-dialog';

interface CollectorRowProps {
  project: string;
  collector: ListedCollector;
}

export function CollectorRow({ project, collector }: CollectorRowProps) {
  const { name, kind, url, everySeconds, service, environment } = collector;
  const origin = [service, environment].filter((one) => one !== null).join(', ');
  return (
    <Tr className={collector.isPaused ? 'text-muted' : undefined}>
      <Td className="py-1">
        <span className="block max-w-64 truncate font-medium max-sm:max-w-48" title={name}>
          {name}
        </span>
        <code className="block max-w-64 truncate text-small text-muted max-sm:max-w-48" title={url}>
          {url}
        </code>
        <div className="mt-1 sm:hidden">
          <LastVisit collector={collector} />
        </div>
      </Td>
      <Td className="max-md:hidden">
        <span className="block whitespace-nowrap">{COLLECTOR_MEANINGS[kind].name}</span>
        {origin === '' ? null : <span className="text-small text-muted">{origin}</span>}
      </Td>
      <Td className="min-w-48 py-1 max-sm:hidden">
        <LastVisit collector={collector} />
      </Td>
      <Td numeric className="whitespace-nowrap max-lg:hidden">
        {everySeconds} s
      </Td>
      <Td className="w-px whitespace-nowrap">
        <PauseCollector project={project} collector={collector} />
        <CollectorSecretDialog project={project} collector={collector} />
        <RemoveButton
          name={name}
          description="It is visited no more and its password is forgotten. What it has collected stays."
          action="Remove collector"
          remove={() => collectorRequests.remove(project, collector.id)}
          refresh={collectorQueries.all(project)}
        />
      </Td>
    </Tr>
  );
}

/** How it stands, in words that say what to do next. */
function LastVisit({ collector }: { collector: ListedCollector }) {
  const { isPaused, lastError, lastFound, lastSuccessAt, failingSince } = collector;
  if (isPaused) return <StateBadge state="unknown" word="Paused" />;
  if (lastError !== null) {
    return (
      <div className="flex flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2">
          <StateBadge state="failing" word="Failing" />
          {failingSince === null ? null : (
            <span className="text-small text-muted">
              since <Time at={failingSince} style="relative" />
            </span>
          )}
        </span>
        <p className="text-small">{lastError}</p>
      </div>
    );
  }
  if (lastSuccessAt === null) return <StateBadge state="unknown" word="Not visited yet" />;
  return (
    <div className="flex flex-col gap-0.5">
      <span className="flex flex-wrap items-center gap-x-2">
        <StateBadge state="healthy" word="Working" />
        <span className="text-small text-muted">
          <Time at={lastSuccessAt} style="relative" />
        </span>
      </span>
      <p className="text-small">{lastFound}</p>
    </div>
  );
}

function PauseCollector({ project, collector }: CollectorRowProps) {
  const { id, name, isPaused } = collector;
  const change = useChange({
    change: () => collectorRequests.change(project, id, { isPaused: !isPaused }),
    refresh: collectorQueries.all(project),
    done: () => (isPaused ? `${name} is visited again` : `${name} is paused`),
    failed: `${name} could not be changed`,
  });
  return (
    <IconButton
      icon={isPaused ? Play : Pause}
      label={isPaused ? `Resume ${name}` : `Pause ${name}`}
      disabled={change.isPending}
      onClick={() => change.mutate()}
    />
  );
}
