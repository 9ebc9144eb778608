'use client';
import { useUrlState } from '@/components/layout/use-url-state';
import { Button } from '@/components/ui/button';
import type { TrailItem } from '@/domain/logs/trail';
import type { TrailLayout } from '@/domain/logs/trail-layout';
import { trailPageSchema } from '@/domain/logs/trail-page-view';
import { GapRow } from './gap-row';
import { ServiceChips } from './service-chips';
import { TrailItemRow } from './trail-item-row';

interface TrailStoryProps {
  project: string;
  layout: TrailLayout;
  /** Spans are drawn beside the story, and left out of it. */
  besideSpans: boolean;
}

/** The steps in order: offset from the start, a lane for each service, the text, and how long it took. */
export function TrailStory({ project, layout, besideSpans }: TrailStoryProps) {
  const [view, setView] = useUrlState(trailPageSchema);
  const only = new Set(view.service);
  const { rows, lanes } = layout;
  const isShown = ({ kind, service, event }: TrailItem) => {
    if (kind === 'span' && besideSpans) return false;
    if (view.span !== '' && event?.spanId !== view.span) return false;
    return only.size === 0 || only.has(service ?? '');
  };
  const isWhole = only.size === 0 && view.span === '';
  const shown = rows.filter((row) => row.kind === 'item' && isShown(row.item)).length;
  const toggle = (name: string) =>
    setView(
      ({ service }) => ({
        service: service.includes(name)
          ? service.filter((each) => each !== name)
          : [...service, name],
      }),
      { history: 'replace' },
    );
  return (
    <>
      {view.span === '' ? null : (
        <p className="flex flex-wrap items-center gap-2 px-gutter pt-2 text-small">
          Only what names span <code>{view.span}</code>
          <Button onClick={() => setView({ span: '' }, { history: 'replace' })}>Show all</Button>
        </p>
      )}
      {lanes.length > 1 ? (
        <ServiceChips lanes={lanes} chosen={view.service} onToggle={toggle} />
      ) : null}
      <ol aria-label="Steps of the trail" className="pb-8">
        {rows.map((row, index) => {
          if (row.kind === 'gap') {
            return isWhole ? <GapRow key={`gap ${row.gap.from}`} row={row} /> : null;
          }
          if (!isShown(row.item)) return null;
          return (
            <TrailItemRow
              key={`${row.item.kind} ${row.item.ref}`}
              project={project}
              row={row}
              index={index}
              lanes={lanes}
              besideSpans={besideSpans}
            />
          );
        })}
      </ol>
      {shown === 0 ? (
        <p className="px-gutter pb-8 text-muted">
          {view.span === '' ? 'Nothing but spans carries this id.' : 'No line names this span.'}
        </p>
      ) : null}
    </>
  );
}
