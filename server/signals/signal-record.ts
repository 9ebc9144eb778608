import type { Evaluation, Inference, Verdict } from '@/domain/ai/inference';
import type { BreakerSample, BreakerTransition, ConcurrencyLimit } from '@/domain/breakers/breaker';
import type { DeploymentRecord } from '@/domain/delivery/deployment';
import type { MetricPoint } from '@/domain/metrics/metric-point';
import type { DeadLetter, QueueSample } from '@/domain/queues/queue-sample';
import type { Span } from '@/domain/traces/span';

/** The rows of each kind of signal. A new kind adds its line here and its part to signal-parts.ts. */
export interface SignalRows {
  queue_sample: QueueSample;
  breaker_transition: BreakerTransition;
  breaker_sample: BreakerSample;
  concurrency_limit: ConcurrencyLimit;
  dead_letter: DeadLetter;
  deployment: DeploymentRecord;
  metric_point: MetricPoint;
  span: Span;
  inference: Inference;
  verdict: Verdict;
  evaluation: Evaluation;
}

export type SignalKind = keyof SignalRows;

/** One row and where it goes. One record of a request may become several: a span is one, and an inference too. */
export type SignalRecord = { [K in SignalKind]: { kind: K; row: SignalRows[K] } }[SignalKind];

/** A record of some project's. */
export interface ProjectRecord {
  projectId: string;
  record: SignalRecord;
}
