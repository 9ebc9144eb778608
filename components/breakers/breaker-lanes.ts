import type { LaneSegment } from '@/components/charts/lane';
import type { StateLane } from '@/components/charts/state-lanes-figure';
import { projectPath } from '@/components/layout/navigation';
import type { BreakerSpan, ListedBreaker } from '@/domain/breakers/breaker-answer';
import { quantityText } from '@/domain/quantities/format-quantity';

/** Breakers as lanes of states, each leading to its page. */
export function breakerLanes(project: string, items: readonly ListedBreaker[]): StateLane[] {
  return items.map(({ id, name, openSeconds, timeline }) => ({
    key: id,
    label: name,
    href: breakerPath(project, id),
    note: openNote(openSeconds),
    segments: laneSegments(timeline),
  }));
}

export function openNote(openSeconds: number | null): string {
  if (openSeconds === null) return 'not known';
  return openSeconds === 0 ? 'never open' : `open ${quantityText(openSeconds, 's')}`;
}

export function laneSegments(timeline: readonly BreakerSpan[]): LaneSegment[] {
  return timeline.map(({ from, to, state, reason, changes }) => ({
    fromMs: Date.parse(from),
    toMs: Date.parse(to),
    state,
    detail: changes > 0 ? `at worst, of ${changes} changes` : (reason ?? undefined),
  }));
}

export function breakerPath(project: string, id: string): string {
  return projectPath(project, `breakers/${id}`);
}
