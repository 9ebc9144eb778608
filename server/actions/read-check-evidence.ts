import type { ActionCheck } from '@/domain/actions/check-schema';
import type { CheckEvidence, KnownHour } from '@/domain/actions/judge-check';
import { RULE_SIGNALS } from '@/domain/actions/rule-signals';
import type { DatabaseClient } from '../db/client';
import { selectFingerprintSeen, selectRulesWatching } from '../db/sql/action-checks';
import { selectMetric, selectMetricBuckets } from '../db/sql/read-metrics';
import { readQueueBuckets, readQueuesNamed } from '../db/sql/read-queues';
import { readingOf } from '../metrics/reading-of';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Asked {
  client: DatabaseClient;
  projectId: string;
  check: ActionCheck;
  nowMs: number;
}

/** What the telemetry tells of a check, from roll-ups of hours. `client` is confined to the project. */
export async function readCheckEvidence(asked: Asked): Promise<CheckEvidence> {
  const { client, check } = asked;
  switch (check.kind) {
    case 'queue_empty':
      return { kind: 'hours', hours: await queueHours(asked, check) };
    case 'metric':
      return { kind: 'hours', hours: await metricHours(asked, check) };
    case 'rule_exists': {
      const field = RULE_SIGNALS[check.signal];
      const names = await selectRulesWatching(client, {
        signal: check.signal,
        field,
        name: check.name ?? null,
      });
      return { kind: 'rules', names };
    }
    case 'no_alert': {
      const seen = await selectFingerprintSeen(client, check.fingerprint);
      return { kind: 'alerts', ...(seen ?? { lastMs: null, isWatched: false }) };
    }
  }
}

function windowOf(days: number, nowMs: number) {
  const fromMs = Math.floor((nowMs - days * DAY_MS) / HOUR_MS) * HOUR_MS;
  return { fromMs, toMs: nowMs };
}

async function queueHours(
  { client, projectId, nowMs }: Asked,
  check: Extract<ActionCheck, { kind: 'queue_empty' }>,
): Promise<KnownHour[]> {
  const queues = await readQueuesNamed(client, projectId, [check.queue]);
  const buckets = await readQueueBuckets(client, {
    projectId,
    queueIds: queues.map(({ id }) => id),
    ...windowOf(check.days, nowMs),
    stepMs: HOUR_MS,
    table: 'queue_rollup_hour',
  });
  const hours = new Map<number, number>();
  for (const { bucket } of buckets) {
    if (bucket.depthMax === null) continue;
    const most = Math.max(hours.get(bucket.bucketMs) ?? 0, bucket.depthMax);
    hours.set(bucket.bucketMs, most);
  }
  return inOrder([...hours].map(([atMs, value]) => ({ atMs, value })));
}

async function metricHours(
  { client, nowMs }: Asked,
  check: Extract<ActionCheck, { kind: 'metric' }>,
): Promise<KnownHour[]> {
  const metric = await selectMetric(client, check.metric);
  if (metric === null) return [];
  const window = windowOf(check.days, nowMs);
  const rows = await selectMetricBuckets(client, {
    metric: check.metric,
    where: [],
    group: '',
    reading: readingOf(check.aggregation, metric.type),
    buckets: { window, stepSeconds: 3_600, from: 'hour', times: [window.fromMs] },
    countersOnly: check.aggregation === 'rate',
  });
  const divisor = check.aggregation === 'rate' ? 3_600 : 1;
  return inOrder(rows.map(({ at_ms, value }) => ({ atMs: Number(at_ms), value: value / divisor })));
}

function inOrder(hours: KnownHour[]): KnownHour[] {
  return hours.sort((a, b) => a.atMs - b.atMs);
}
