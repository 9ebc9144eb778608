import { metricBuckets } from '@/domain/metrics/metric-buckets';
import { slowestRhythm } from '@/domain/queues/assemble-queue-states';
import { DEAD_LETTERED_METRICS, gatherDeadLettered } from '@/domain/queues/broker-dead-letters';
import type { QueueList } from '@/domain/queues/queue-answer';
import type { QueuesParams } from '@/domain/queues/queue-params';
import { stepTimes } from '@/domain/queues/queue-series';
import { trendSteps } from '@/domain/queues/queue-trend';
import { readInProject } from '../db/client';
import { readDeadLettered } from '../db/sql/dead-lettered';
import { readQueueTrends } from '../db/sql/queue-trend';
import { hasToldOfQueues } from '../db/sql/read-queues';
import { readQueueWindow } from './queue-window';
import { liveQueueStates } from './read-queue-states';

/** Points of a course that is drawn in a table's cell. */
const TREND_STEPS = 40;

/** Every queue as it stands, or those of a service, with the course of its depth; for a key and for a member alike. */
export async function answerQueues(
  projectId: string,
  params: QueuesParams,
  { service }: { service?: string } = {},
): Promise<QueueList> {
  const window = await readQueueWindow(params);
  const { fromMs, toMs, atMs } = window;
  const { states, trends, deadLettered, hasAny, stepMs } = await readInProject(
    projectId,
    async (client) => {
      const live = await liveQueueStates(client, projectId, window, service);
      const { states } = live;
      const queueIds = states.map(({ id }) => id);
      const wanted = new Set(queueIds);
      const queues = live.queues.filter(({ id }) => wanted.has(id));
      const leastSeconds = Math.min(slowestRhythm(queues), (toMs - fromMs) / 8_000);
      const steps = trendSteps(window, { most: TREND_STEPS, leastSeconds });
      const firstStepMs = Math.floor(fromMs / steps.stepMs) * steps.stepMs;
      const range = { projectId, queueIds, fromMs: firstStepMs, toMs, ...steps };
      return {
        states,
        stepMs: steps.stepMs,
        trends: await readQueueTrends(client, range),
        deadLettered:
          service === undefined
            ? await readDeadLettered(client, DEAD_LETTERED_METRICS, {
                fromMs,
                toMs,
                by: metricBuckets(window).from,
              })
            : [],
        hasAny: states.length > 0 || (await hasToldOfQueues(client, projectId)),
      };
    },
  );
  const times = stepTimes(fromMs, toMs, stepMs);
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    at: new Date(atMs).toISOString(),
    stepSeconds: stepMs / 1_000,
    times: times.map((time) => new Date(time).toISOString()),
    items: states.map((state) => ({
      ...state,
      trend: times.map((time) => trends.get(state.id)?.get(time) ?? null),
    })),
    deadLettered: gatherDeadLettered(deadLettered),
    hasAny,
    nextCursor: null,
  };
}
