import type { BreakerOrigin } from '@/domain/breakers/breaker';
import { finishBreakerDrafts } from '@/domain/breakers/recognise/finish-breaker-drafts';
import { breakerCounterKeys } from '@/domain/breakers/recognise/recognise-breaker-points';
import { type RecognisedPoints, recognisePoints } from '@/domain/ingest/recognise-points';
import type { MetricPoint } from '@/domain/metrics/metric-point';
import { counterKeys, metricReadings } from '@/domain/metrics/metric-readings';
import { MetricRollup } from '@/domain/metrics/metric-rollup';
import {
  finishQueueDrafts,
  queueCounterKeys,
} from '@/domain/queues/recognise/recognise-queue-points';
import { breakerAdmission } from '@/server/breakers/admit-breakers';
import { loadBreakerStates } from '@/server/breakers/load-breaker-states';
import type { DatabaseClient } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import {
  countDroppedStatement,
  noteSeriesStatements,
  type SeriesRow,
  storeMetricRollupsStatements,
} from '@/server/db/sql/store-metrics';
import { log } from '@/server/observability/log';
import type { RequestRows, ResolvedRows } from '@/server/signals/signal-part';
import type { ProjectRecord, SignalRecord } from '@/server/signals/signal-record';
import { type AdmittedPoint, SeriesAdmission } from './admit-series';
import { loadCounters, type ProjectCounters } from './load-counters';

const admission = new SeriesAdmission();

/**
 * What metric points are once they are compared with what is stored: samples of queues and breakers where their names
 * say so, readings of metric series otherwise. Runs in the group's transaction; what it locks is locked in one order by
 * every writer: the series of a project, then counters, by project and key.
 */
export async function resolveMetricPoints(
  client: DatabaseClient,
  requests: readonly RequestRows<MetricPoint>[],
  admitting: SeriesAdmission = admission,
): Promise<ResolvedRows> {
  const recognised: Recognised[] = requests.map(({ projectId, rows }) => ({
    projectId,
    ...recognisePoints(rows),
  }));
  const admitted = await admitByProject(client, recognised, admitting);
  const counters = await loadCounters(
    client,
    recognised.map(({ projectId, queues, breakers }, index) => ({
      projectId,
      keys: [
        ...queueCounterKeys(queues),
        ...breakerCounterKeys(breakers),
        ...counterKeys(kept(admitted[index])),
      ],
    })),
  );
  const records = await finishRecords(client, recognised, counters);
  const points = recognised.map(({ projectId }, index) => ({
    projectId,
    admitted: admitted[index] ?? [],
  }));
  const statements = metricStatements(points, counters);
  return { records, statements: [...statements, ...counters.saveStatements()] };
}

type Recognised = { projectId: string } & RecognisedPoints;

/** What was recognised as another signal's, finished with what is known of its counters and states. */
async function finishRecords(
  client: DatabaseClient,
  recognised: readonly Recognised[],
  counters: ProjectCounters,
): Promise<ProjectRecord[]> {
  const states = await loadBreakerStates(
    client,
    recognised.flatMap(({ projectId, breakers }) =>
      breakers.map(({ sample }) => ({ projectId, sample })),
    ),
  );
  for (const { projectId, breakers } of recognised)
    if (breakers.length > 0) await breakerAdmission.load(client, projectId);
  return recognised.flatMap(({ projectId, queues, breakers, limits }) => {
    const hasRoom = (row: BreakerOrigin) => breakerAdmission.admits(projectId, row);
    const memory = counters.of(projectId);
    const { samples, transitions } = finishBreakerDrafts(breakers, memory, states(projectId));
    const records: SignalRecord[] = [
      ...finishQueueDrafts(queues, memory).map((row) => ({ kind: 'queue_sample', row }) as const),
      ...transitions.filter(hasRoom).map((row) => ({ kind: 'breaker_transition', row }) as const),
      ...samples.filter(hasRoom).map((row) => ({ kind: 'breaker_sample', row }) as const),
      ...limits.map((row) => ({ kind: 'concurrency_limit', row }) as const),
    ];
    const refused = samples.length - samples.filter(hasRoom).length;
    if (refused > 0) {
      log.warn('Metrics told of breakers that there is no room for', { projectId, refused });
    }
    return records.map((record) => ({ projectId, record }));
  });
}

type ProjectPoints = { projectId: string; admitted: readonly AdmittedPoint[] };

/** Project by project in one order, whatever order the requests came in; answers each request's own. */
async function admitByProject(
  client: DatabaseClient,
  requests: readonly Recognised[],
  admitting: SeriesAdmission,
): Promise<AdmittedPoint[][]> {
  const nowMs = await databaseNow();
  const answers: AdmittedPoint[][] = requests.map(() => []);
  const order = [...requests.entries()].sort(([, a], [, b]) =>
    a.projectId < b.projectId ? -1 : 1,
  );
  for (const [index, { projectId, metrics }] of order) {
    if (metrics.length === 0) continue;
    answers[index] = await admitting.admit(client, { projectId, points: metrics, nowMs });
  }
  return answers;
}

/** A counter that was folded is one of many under one name: how much of it is new cannot be known. */
function kept(points: readonly AdmittedPoint[] = []): MetricPoint[] {
  return points.flatMap(({ point, isFolded }) =>
    isFolded && point.type === 'counter' ? [] : [point],
  );
}

function metricStatements(
  requests: readonly ProjectPoints[],
  counters: ProjectCounters,
): PipelinedStatement[] {
  const series = new Map<string, SeriesRow>();
  const dropped = new Map<string, number>();
  const rollup = new MetricRollup();
  for (const { projectId, admitted } of requests) {
    const ids = new Map<MetricPoint, string>();
    for (const { point, seriesId: id, isFolded } of admitted) {
      ids.set(point, id);
      if (isFolded) dropped.set(projectId, (dropped.get(projectId) ?? 0) + 1);
      const { name, type, unit, service, environment, labels } = point;
      const row = { projectId, id, name, type, unit, service, environment, labels };
      series.set(`${projectId} ${id}`, row);
    }
    for (const { point, value } of metricReadings(kept(admitted), counters.of(projectId))) {
      rollup.add({ projectId, seriesId: ids.get(point) ?? '', timeMs: point.timeMs, value });
    }
  }
  if (series.size === 0) return [];
  const inOrder = [...series.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const turnedAway = [...dropped.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...noteSeriesStatements(inOrder.map(([, row]) => row)),
    ...storeMetricRollupsStatements(rollup.minuteRows(), rollup.hourRows()),
    ...(turnedAway.length === 0
      ? []
      : [countDroppedStatement(turnedAway.map(([projectId, points]) => ({ projectId, points })))]),
  ];
}
