import { stepTimes } from '@/domain/queues/queue-series';
import { trendSteps } from '@/domain/queues/queue-trend';
import type { ServiceSeries } from '@/domain/services/service-answer';
import type { Queryable } from '../db/sql/bind';
import { readServiceErrors } from '../db/sql/error-course';
import { readFirstLogHour } from '../db/sql/log-volume';
import { readLineSteps } from '../db/sql/service-catalogue';
import { type QueueWindow, queueSteps } from '../queues/queue-window';

const SERIES_STEPS = 120;
/** Points of a course that is drawn in a table's cell. */
const TREND_STEPS = 40;

/** What one service logged over a range, by steps of time. */
export async function readLineCourse(
  client: Queryable,
  window: QueueWindow,
  service: string,
): Promise<ServiceSeries> {
  const { fromMs, toMs } = window;
  const { stepMs } = queueSteps(window, { most: SERIES_STEPS, leastSeconds: 60 });
  const unit = stepMs % 3_600_000 === 0 ? 'hour' : 'minute';
  const times = stepTimes(fromMs, toMs, stepMs);
  const range = { unit, fromMs: times[0] ?? fromMs, toMs, stepMs, service } as const;
  const steps = new Map((await readLineSteps(client, range)).map((step) => [step.stepMs, step]));
  const isKnown = await knownSteps(client, window, stepMs);
  const own = times.map((time) => steps.get(time));
  return {
    stepSeconds: stepMs / 1_000,
    times: times.map((time) => new Date(time).toISOString()),
    lines: own.map((step, index) => step?.lines ?? (isKnown(times[index] ?? 0) ? 0 : null)),
    errors: own.map((step) => step?.errors ?? null),
    errorRate: own.map((step) => (step === undefined ? null : step.errors / step.lines)),
  };
}

/** The error lines of every service over a range, by steps of time. */
export async function readErrorTrends(client: Queryable, window: QueueWindow) {
  const { fromMs, toMs } = window;
  const { stepMs, width } = trendSteps(window, { most: TREND_STEPS, leastSeconds: 60 });
  const times = stepTimes(fromMs, toMs, stepMs);
  const range = { width, fromMs: times[0] ?? fromMs, toMs, stepMs };
  const errors = await readServiceErrors(client, range);
  const isKnown = await knownSteps(client, window, stepMs);
  return {
    stepMs,
    times,
    of: (service: string) => {
      const own = errors.get(service);
      return times.map((time) => own?.get(time) ?? (isKnown(time) ? 0 : null));
    },
  };
}

/** Whether lines of a step can have been received: not before the project's first one, nor in the future. */
async function knownSteps(client: Queryable, { nowMs }: QueueWindow, stepMs: number) {
  const firstUs = await readFirstLogHour(client);
  return (time: number) => firstUs !== null && (time + stepMs) * 1000 > firstUs && time < nowMs;
}
