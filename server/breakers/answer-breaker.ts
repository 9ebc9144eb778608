import type { BreakerDetail, BreakerSeries } from '@/domain/breakers/breaker-answer';
import type { BreakersParams } from '@/domain/breakers/breaker-params';
import type { BreakerSums } from '@/domain/breakers/breaker-rollup';
import { findContradictions } from '@/domain/breakers/find-contradictions';
import { groupContradictions } from '@/domain/breakers/group-contradictions';
import { nameBreakers } from '@/domain/breakers/name-breakers';
import { inOrder } from '@/domain/breakers/state-timeline';
import { summariseBreaker } from '@/domain/breakers/summarise-breaker';
import { summariseTimeline } from '@/domain/breakers/summarise-timeline';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { readNewestSamples, type SampleRow } from '@/server/db/sql/read-breakers';
import { ServiceError } from '@/server/errors';
import { readTimeWindow } from '@/server/time-window';
import { isoOf, laneOf, pastWindow, rangeOf, shareOf } from './answer-breakers';
import { type InstanceModel, readBreakerModels } from './read-breaker-models';

const BUCKETS = 120;
const MOST_SAMPLES = 5_000;
const MOST_MOVES_SHOWN = 200;
const MOST_CONTRADICTIONS = 100;

/** One breaker over a range. @throws ServiceError not_found, invalid */
export async function answerBreaker(
  projectId: string,
  id: string,
  params: BreakersParams,
): Promise<BreakerDetail> {
  const nowMs = await databaseNow();
  const window = pastWindow(readTimeWindow(params, { nowMs }), nowMs);
  const { read, samples } = await readInProject(projectId, async (client) => ({
    read: await readBreakerModels(client, { breakerId: id, window, nowMs, buckets: BUCKETS }),
    samples: await readNewestSamples(client, { breakerId: id, ...window, limit: MOST_SAMPLES }),
  }));
  const [model] = read.models;
  if (model === undefined) throw new ServiceError('not_found', 'There is no such breaker.');
  const { record, instances, steps } = model;
  const name = nameBreakers([record]).get(id) ?? record.breaker;
  const { summary, timeline } = summariseBreaker({ ...model, name }, window);
  const moves = movesIn(instances, window);
  return {
    ...rangeOf(window),
    breaker: summary,
    timeline: laneOf(timeline, window),
    instances: instances
      .map((instance) => listInstance(instance, window))
      .sort((a, b) => (a.instance ?? '').localeCompare(b.instance ?? '', 'en')),
    transitions: moves.slice(0, MOST_MOVES_SHOWN),
    transitionsLeftOut: Math.max(0, moves.length - MOST_MOVES_SHOWN),
    series: seriesOf(read.times, read.stepSeconds, steps),
    contradictions: contradictionsOf(instances, samples),
    compared: {
      samples: samples.length,
      from: samples.length === MOST_SAMPLES ? isoOf(samples.at(-1)?.timeMs ?? 0) : null,
    },
  };
}

function listInstance(one: InstanceModel, window: TimeWindow): BreakerDetail['instances'][number] {
  const { state, sinceMs, openSeconds, transitions } = summariseTimeline(one.timeline);
  return {
    instance: one.instance,
    state,
    since: sinceMs === null ? null : isoOf(sinceMs),
    reason: one.timeline.at(-1)?.reason ?? null,
    lastHeardAt: one.heardMs === null ? null : isoOf(one.heardMs),
    openSeconds,
    transitions,
    reportedFailureRate: one.reported?.reportedFailureRate ?? null,
    reportedSlowRate: one.reported?.reportedSlowRate ?? null,
    timeline: laneOf(one.timeline, window),
  };
}

/** Newest first; those of one instance and instant in the order in which they can have happened. */
function movesIn(
  instances: readonly InstanceModel[],
  { fromMs, toMs }: TimeWindow,
): BreakerDetail['transitions'] {
  return instances
    .flatMap(({ instance, moves }) =>
      inOrder(moves)
        .filter(({ timeMs }) => timeMs >= fromMs && timeMs < toMs)
        .map((move) => ({ instance, ...move })),
    )
    .reverse()
    .sort((a, b) => b.timeMs - a.timeMs)
    .map(({ timeMs, instance, from, to, reason, isBySample }) => ({
      at: isoOf(timeMs),
      instance,
      from,
      to,
      reason,
      isBySample,
    }));
}

function contradictionsOf(
  instances: readonly InstanceModel[],
  samples: readonly SampleRow[],
): BreakerDetail['contradictions'] {
  return instances
    .flatMap(({ instance, moves }) => {
      const own = samples.filter((sample) => sample.instance === (instance ?? ''));
      return groupContradictions(findContradictions(moves, own)).map(
        ({ fromMs, toMs, ...group }) => ({
          from: isoOf(fromMs),
          to: isoOf(toMs),
          instance,
          ...group,
        }),
      );
    })
    .sort((a, b) => (a.to < b.to ? 1 : -1))
    .slice(0, MOST_CONTRADICTIONS);
}

function seriesOf(
  times: readonly number[],
  stepSeconds: number,
  steps: ReadonlyMap<number, BreakerSums>,
): BreakerSeries {
  const of = (value: (sums: BreakerSums) => number | null) =>
    times.map((time) => {
      const sums = steps.get(time);
      return sums === undefined ? null : value(sums);
    });
  return {
    stepSeconds,
    times: times.map(isoOf),
    calls: of(({ calls }) => calls),
    succeeded: of(succeeded),
    failed: of(({ failures, timeouts }) =>
      failures === null ? null : Math.max(0, failures - (timeouts ?? 0)),
    ),
    timedOut: of(({ timeouts }) => timeouts),
    rejected: of(({ rejected }) => rejected),
    untold: of((sums) =>
      sums.calls === null
        ? null
        : Math.max(0, sums.calls - (sums.rejected ?? 0) - (sums.failuresOf ?? 0)),
    ),
    fallbacks: of(({ fallbacks }) => fallbacks),
    slow: of(({ slow }) => slow),
    slowRate: of(({ slow, slowOf }) => shareOf(slow, slowOf)),
    errorRate: of(({ failures, failuresOf }) => shareOf(failures, failuresOf)),
    fallbackRate: of(({ fallbacks, fallbacksOf }) => shareOf(fallbacks, fallbacksOf)),
  };
}

function succeeded({ failures, failuresOf }: BreakerSums): number | null {
  return failures === null || failuresOf === null ? null : Math.max(0, failuresOf - failures);
}
