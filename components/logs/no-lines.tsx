'use client';
import Link from 'next/link';
import { projectPath } from '@/components/layout/navigation';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Time } from '@/components/ui/time';
import { listFilters } from '@/domain/logs/query/edit-filters';
import { formatValue } from '@/domain/logs/query/format-query';
import { ListFooter } from './list-footer';
import type { LogsExplorerState } from './use-logs-explorer';

interface NoLinesProps {
  project: string;
  state: LogsExplorerState;
  hasEvents: boolean;
}

/** In place of the list: why there is none, and what to try. */
export default function NoLines({ project, state, hasEvents }: NoLinesProps) {
  const { lines, readable, view, search, time } = state;
  if (!readable) {
    return (
      <EmptyState title="This search cannot be read">
        What is wrong with it stands under the search box.
      </EmptyState>
    );
  }
  const stopped = lines.data?.pages.at(-1)?.complete === false;
  if (stopped) {
    return (
      <div className="mx-auto w-full max-w-xl py-8">
        <h2 className="px-gutter text-title">Nothing found yet</h2>
        <ListFooter state={state} />
      </div>
    );
  }
  const untouched = view.q === '' && state.histogram.data?.knownFrom === null;
  if (!hasEvents && untouched) {
    return (
      <EmptyState
        title="No log line has arrived yet"
        action={
          <Link href={projectPath(project, 'connect')} className={buttonClass('primary')}>
            Connect a sender
          </Link>
        }
      >
        Send the first one with curl, pino, winston or OpenTelemetry: the page Connect has the
        commands, with the address and a key in them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={view.q === '' ? 'No line in this time' : 'No line matches'}
      action={
        <>
          <Button variant="primary" onClick={time.zoomOut}>
            Look at twice the time
          </Button>
          <WithoutFilters state={state} />
          {view.q === '' ? null : <Button onClick={() => search('')}>Drop the search</Button>}
        </>
      }
    >
      <KnownFrom state={state} />
    </EmptyState>
  );
}

/** A button for each filter that may be the one too many. */
function WithoutFilters({ state }: { state: LogsExplorerState }) {
  const filters = listFilters(state.view.q);
  if (filters.length < 2) return null;
  return filters.slice(0, 4).map(({ field, value, negate }) => (
    <Button
      key={`${negate} ${field} ${value}`}
      className="max-w-full"
      onClick={() => state.unfilter(field, value, negate)}
    >
      Without{' '}
      <code className="truncate">
        {negate ? '-' : ''}
        {field}:{value === null ? '*' : formatValue(value)}
      </code>
    </Button>
  ));
}

function KnownFrom({ state }: { state: LogsExplorerState }) {
  const { knownFrom } = state.histogram.data ?? {};
  if (!knownFrom) return 'Widen the time range, or ask for less at once.';
  return (
    <>
      Widen the time range, or ask for less at once. The first line of this project is from{' '}
      <Time at={knownFrom} style="date-minute" />.
    </>
  );
}
