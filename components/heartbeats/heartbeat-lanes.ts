import type { StateLane } from '@/components/charts/state-lanes-figure';
import { projectPath } from '@/components/layout/navigation';
import type { HeartbeatAnswer } from '@/domain/heartbeats/heartbeat-answers';

/** Heartbeats as lanes of states, each leading to its page. */
export function heartbeatLanes(project: string, items: readonly HeartbeatAnswer[]): StateLane[] {
  return items.map(({ slug, segments, expected, missed }) => ({
    key: slug,
    label: slug,
    href: heartbeatPath(project, slug),
    note: expected === null ? undefined : `${missed} of ${expected} missed`,
    segments: segments.map(({ from, to, state, beats }) => ({
      fromMs: Date.parse(from),
      toMs: Date.parse(to),
      state,
      detail: beats === null ? undefined : `${beats} ${beats === 1 ? 'beat' : 'beats'} missed`,
    })),
  }));
}

export function heartbeatPath(project: string, slug: string): string {
  return projectPath(project, `heartbeats/${encodeURIComponent(slug)}`);
}
