'use client';
import { useMemo } from 'react';
import { PageSection } from '@/components/layout/page-section';
import { useUrlState } from '@/components/layout/use-url-state';
import { layOutSpans } from '@/domain/logs/lay-out-spans';
import type { TrailItem } from '@/domain/logs/trail';
import type { TrailLayout } from '@/domain/logs/trail-layout';
import { trailPageSchema } from '@/domain/logs/trail-page-view';
import { SpanWaterfall } from './span-waterfall';
import { TrailStory } from './trail-story';

interface TrailBodyProps {
  project: string;
  layout: TrailLayout;
  items: readonly TrailItem[];
}

/** The story; where there are spans, their waterfall beside it, or above it where there is no room. */
export function TrailBody({ project, layout, items }: TrailBodyProps) {
  const [view, setView] = useUrlState(trailPageSchema);
  const rows = useMemo(() => layOutSpans(items), [items]);
  const lines = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { event } of items) {
      if (event?.spanId) counts.set(event.spanId, (counts.get(event.spanId) ?? 0) + 1);
    }
    return counts;
  }, [items]);
  if (rows.length === 0)
    return <TrailStory project={project} layout={layout} besideSpans={false} />;
  return (
    <div className="2xl:grid 2xl:grid-cols-2 2xl:items-start 2xl:divide-x 2xl:divide-line">
      <SpanWaterfall
        rows={rows}
        extent={layout}
        lines={lines}
        chosen={view.span}
        onChoose={(span) => setView({ span }, { history: 'replace' })}
      />
      <PageSection title="In order" note="lines and what else carries the id" bleed>
        <TrailStory project={project} layout={layout} besideSpans />
      </PageSection>
    </div>
  );
}
