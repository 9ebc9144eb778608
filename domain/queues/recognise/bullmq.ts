import { labelOf, plainName } from '../../metrics/label-of';
import type { MetricPoint } from '../../metrics/metric-point';
import { knownWord } from '../../schemas/known-word';
import type { QueueReading, QueueRecogniser } from './queue-reading';

type Rule = Omit<QueueReading, 'system' | 'queue' | 'deadLetterOf'>;

/** Counters of the OpenTelemetry integration. What failed for good left the queue as what completed did. */
const COUNTERS: Record<string, Rule> = {
  completed: { counts: ['dequeued'] },
  failed: { counts: ['dequeued', 'failed'] },
  retried: { counts: ['retried'] },
};

/** How many jobs are in each state; those in one of the waiting states make the depth together. */
const STATES: Record<string, Rule> = {
  waiting: { level: 'depth', part: 'waiting' },
  wait: { level: 'depth', part: 'waiting' },
  prioritized: { level: 'depth', part: 'prioritized' },
  paused: { level: 'depth', part: 'paused' },
  active: { level: 'inFlight' },
  delayed: { level: 'delayed' },
};

/**
 * BullMQ: counters `bullmq.jobs.{completed,failed,retried}` of bullmq-otel, and job counts by state, as
 * `queue.exportPrometheusMetrics()` (`bullmq_job_count{queue,state}`) and the gauge `bullmq.queue.jobs` give them. A
 * failed job has no retries left, so those are dead letters, and lie in a queue of their own. `bullmq.jobs.waiting` and
 * `.delayed` count moves when they are counters, which says nothing of the depth.
 */
export const recogniseBullmq: QueueRecogniser = (point) => {
  const name = plainName(point.name).replace(/_total$/, '');
  const queue = labelOf(point, 'bullmq.queue.name', 'queue', 'queue_name');
  if (queue === null) return null;
  const jobs = /^bullmq_jobs_(\w+)$/.exec(name)?.[1];
  if (jobs !== undefined) {
    if (point.type === 'gauge') return ofState(queue, jobs);
    const counter = knownWord(COUNTERS, jobs);
    return counter === undefined ? null : { system: 'bullmq', queue, ...counter };
  }
  return ofState(queue, stateOf(name, point));
};

function stateOf(name: string, point: MetricPoint): string | null {
  if (name === 'bullmq_job_count') return labelOf(point, 'state');
  if (name === 'bullmq_queue_jobs' || name === 'bullmq_queue_jobs_count') {
    return labelOf(point, 'bullmq.queue.jobs.state', 'state');
  }
  return null;
}

function ofState(queue: string, state: string | null): QueueReading | null {
  if (state === 'failed') {
    return { system: 'bullmq', queue: `${queue}.failed`, deadLetterOf: queue, level: 'depth' };
  }
  const rule = state === null ? undefined : knownWord(STATES, state);
  return rule === undefined ? null : { system: 'bullmq', queue, ...rule };
}
