import type { BreakerSample, BreakerState } from '../breakers/breaker';
import { RecordDraft } from '../ingest/record-draft';
import type { RecordContext, RecordReading } from '../ingest/record-reading';
import type { MetricPoint } from '../metrics/metric-point';
import { readMetricPoint } from '../metrics/read-metric-point';
import type { DeadLetter, QueueSample } from '../queues/queue-sample';
import { readDeadLetter } from '../queues/read-dead-letter';
import { readQueueSample } from '../queues/read-queue-sample';
import type { SelfBacklog, SelfDeadNotice, SelfReading } from './self-reading';

/** Whose signals these are in Candor's own project. */
export const SELF_SERVICE = 'candor';

export interface SelfRecords {
  queueSamples: QueueSample[];
  deadLetters: DeadLetter[];
  metricPoints: MetricPoint[];
  breakerSamples: BreakerSample[];
}

/**
 * Candor's own state in the words of the signals that it takes from anybody: backlogs are queues, what could not be
 * delivered is a dead letter, and what is given up on after repeated failures is an open breaker.
 */
export function selfRecords(reading: SelfReading, context: RecordContext): SelfRecords {
  return {
    queueSamples: [
      ...queueSample('notices', reading.outbox, context),
      ...queueSample('escalation-steps', reading.escalations, context),
      ...queueSample('collector-visits', reading.collectorTurns, context),
      ...queueSample('jobs', reading.jobTurns, context),
    ],
    deadLetters: reading.deadNotices.flatMap((notice) => deadLetter(notice, context)),
    metricPoints: metrics(reading).flatMap((metric) =>
      rows(readMetricPoint({ ...metric, service: SELF_SERVICE }, context)),
    ),
    breakerSamples: breakers(reading, context),
  };
}

function rows<Row>(reading: RecordReading<Row>): Row[] {
  return reading.ok ? [reading.row] : [];
}

function queueSample(queue: string, backlog: SelfBacklog, context: RecordContext): QueueSample[] {
  const { due, underWay, delayed, oldestSeconds } = backlog;
  return rows(
    readQueueSample(
      {
        queue,
        system: 'candor',
        service: SELF_SERVICE,
        kind: 'work',
        depth: due,
        ...(underWay === null ? {} : { inFlight: underWay }),
        ...(delayed === null ? {} : { delayed }),
        ...(oldestSeconds === null ? {} : { oldestAgeSeconds: oldestSeconds }),
      },
      context,
    ),
  );
}

function deadLetter(notice: SelfDeadNotice, context: RecordContext): DeadLetter[] {
  const { id, project, subject, targetKind, targetLabel, error, tries } = notice;
  return rows(
    readDeadLetter(
      {
        queue: 'undelivered-notices',
        system: 'candor',
        service: SELF_SERVICE,
        messageId: id,
        error: error ?? 'It could not be delivered.',
        attempts: tries,
        firstFailedAt: notice.createdMs,
        at: notice.settledMs,
        tenant: project,
        payload: { project, to: targetLabel, via: targetKind, subject },
      },
      context,
    ),
  );
}

function metrics(reading: SelfReading) {
  const { ingestToday: today, rulesLagSeconds, commitSeconds } = reading;
  const counter = { name: 'candor.ingest.records', type: 'counter', unit: '{record}' };
  return [
    { ...counter, value: today.accepted, labels: { outcome: 'accepted' } },
    { ...counter, value: today.rejected, labels: { outcome: 'rejected' } },
    { name: 'candor.ingest.bytes', type: 'counter', unit: 'By', value: today.bytes },
    { name: 'candor.rules.lag', unit: 's', value: rulesLagSeconds },
    { name: 'candor.jobs.failing', value: reading.jobs.filter((job) => job.failsAgain).length },
    ...(commitSeconds === null
      ? []
      : [{ name: 'candor.ingest.commit', unit: 's', value: commitSeconds }]),
  ];
}

function breakers(reading: SelfReading, context: RecordContext): BreakerSample[] {
  const connections = [
    ...reading.channels.map((one) => ({ ...one, what: 'Channel' })),
    ...reading.collectors.map((one) => ({ ...one, what: 'Collector' })),
  ];
  return [
    ...connections.flatMap(({ what, name, kind, project, state }) =>
      state === null
        ? []
        : [
            breakerSample(
              { breaker: `${what} ${name} (${project})`, dependency: kind, state },
              context,
            ),
          ],
    ),
    ...reading.jobs
      .filter(({ isRun }) => isRun)
      .map(({ name, failsAgain }) =>
        breakerSample(
          { breaker: `Job ${name}`, dependency: 'worker', state: failsAgain ? 'open' : 'closed' },
          context,
        ),
      ),
  ];
}

/** A state alone: how many calls went through it is not counted. */
function breakerSample(
  told: { breaker: string; dependency: string; state: BreakerState },
  context: RecordContext,
): BreakerSample {
  const draft = new RecordDraft(context);
  return {
    timeMs: context.nowMs,
    breaker: draft.label(told.breaker),
    dependency: draft.label(told.dependency),
    service: SELF_SERVICE,
    environment: null,
    instance: null,
    intervalSeconds: null,
    calls: null,
    successes: null,
    failures: null,
    timeouts: null,
    rejected: null,
    fallbacks: null,
    slow: null,
    state: told.state,
    reportedFailureRate: null,
    reportedSlowRate: null,
    flags: draft.flags,
  };
}
