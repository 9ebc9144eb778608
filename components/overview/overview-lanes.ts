import { breakerPath, laneSegments, openNote } from '@/components/breakers/breaker-lanes';
import { BREAKER_LOOKS } from '@/components/breakers/breaker-looks';
import type { CauseLane } from '@/components/charts/cause-lane';
import type { LanePick } from '@/components/charts/lane';
import type { OverviewCourse, OverviewStrip } from '@/domain/overview/overview-answer';

/** From cause to consequence: what was changed, what broke, what hid it, what piled up. */
export function overviewLanes(project: string, strip: OverviewStrip): CauseLane[] {
  const { marks, breakers, errors, aiFallback, backlog, deadLetters } = strip;
  const lanes: CauseLane[] = [
    {
      key: 'marks',
      label: 'Deployments and roll-backs',
      kind: 'marks',
      marks: marks.map(({ time, kind, label, href }) => ({
        timeMs: Date.parse(time),
        kind,
        label,
        href,
      })),
    },
    ...breakers.map(
      ({ id, name, openSeconds, timeline }): CauseLane => ({
        key: breakerKey(id),
        label: name,
        href: breakerPath(project, id),
        note: openNote(openSeconds),
        kind: 'states',
        states: BREAKER_LOOKS,
        segments: laneSegments(timeline),
      }),
    ),
    {
      key: 'errors',
      label: 'Error lines',
      kind: 'bars',
      unit: 'count',
      color: 'var(--color-level-error-fill)',
      ...drawn(errors),
    },
  ];
  if (aiFallback) {
    lanes.push({
      key: 'aiFallback',
      label: 'AI answers by fallback',
      kind: 'line',
      unit: 'ratio',
      color: 'var(--color-series-4)',
      ...drawn(aiFallback),
    });
  }
  if (backlog) {
    lanes.push({
      key: 'backlog',
      label: 'Backlog',
      kind: 'steps',
      unit: 'count',
      color: 'var(--color-series-1)',
      ...drawn(backlog),
    });
  }
  if (deadLetters) {
    lanes.push({
      key: 'deadLetters',
      label: deadLetters.isDepth ? 'Dead letters' : 'New dead letters',
      kind: deadLetters.isDepth ? 'steps' : 'bars',
      unit: 'count',
      color: 'var(--color-series-2)',
      ...drawn(deadLetters),
    });
  }
  return lanes;
}

function breakerKey(id: string): string {
  return `breaker ${id}`;
}

function drawn({ times, stepMs, values }: OverviewCourse) {
  return { times, stepMs, values };
}

/** Whose logs a picked place of a lane is about; null where nobody was named. */
export function serviceOfPick(
  strip: OverviewStrip,
  { lane, fromMs, toMs }: LanePick,
): string | null {
  const middleMs = (fromMs + toMs) / 2;
  if (lane === 'marks') {
    const nearest = [...strip.marks].sort(
      (a, b) => Math.abs(Date.parse(a.time) - middleMs) - Math.abs(Date.parse(b.time) - middleMs),
    )[0];
    return nearest?.service ?? null;
  }
  const breaker = strip.breakers.find(({ id }) => breakerKey(id) === lane);
  if (breaker) return breaker.service;
  const courses: Record<string, OverviewCourse | null> = {
    errors: strip.errors,
    aiFallback: strip.aiFallback,
    backlog: strip.backlog,
    deadLetters: strip.deadLetters,
  };
  const course = courses[lane];
  const step = course?.times.findLastIndex((time) => time <= middleMs) ?? -1;
  return course?.services[step] ?? null;
}
