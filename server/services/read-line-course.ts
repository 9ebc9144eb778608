import { stepTimes } from '@/domain/queues/queue-series';
import type { Queryable } from '../db/sql/bind';
import { readFirstLogHour } from '../db/sql/log-volume';
import { type LineStep, readLineSteps } from '../db/sql/service-catalogue';
import { type QueueWindow, queueSteps } from '../queues/queue-window';

/** What services logged over a range, by steps of time. */
export interface LineCourse {
  stepMs: number;
  times: number[];
  /** By service and time; a step in which a service logged nothing is left out. */
  steps: ReadonlyMap<string, ReadonlyMap<number, LineStep>>;
  /** Whether lines of a step could have been received at all. */
  isKnown: (time: number) => boolean;
}

/** Of one service, or of all. */
export async function readLineCourse(
  client: Queryable,
  window: QueueWindow,
  { most, service }: { most: number; service: string | null },
): Promise<LineCourse> {
  const { fromMs, toMs, nowMs } = window;
  const { stepMs } = queueSteps(window, { most, leastSeconds: 60 });
  const unit = stepMs % 3_600_000 === 0 ? 'hour' : 'minute';
  const times = stepTimes(fromMs, toMs, stepMs);
  const range = { unit, fromMs: times[0] ?? fromMs, toMs, stepMs, service } as const;
  const steps = new Map<string, Map<number, LineStep>>();
  for (const step of await readLineSteps(client, range)) {
    const own = steps.get(step.service) ?? new Map<number, LineStep>();
    steps.set(step.service, own.set(step.stepMs, step));
  }
  const firstUs = await readFirstLogHour(client);
  return {
    stepMs,
    times,
    steps,
    isKnown: (time) => firstUs !== null && (time + stepMs) * 1000 > firstUs && time < nowMs,
  };
}
