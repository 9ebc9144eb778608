import { evaluationPart } from '@/server/ai/evaluation-part';
import { inferencePart } from '@/server/ai/inference-part';
import { verdictPart } from '@/server/ai/verdict-part';
import { breakerSamplePart } from '@/server/breakers/breaker-sample-part';
import { breakerTransitionPart } from '@/server/breakers/breaker-transition-part';
import { concurrencyLimitPart } from '@/server/breakers/concurrency-limit-part';
import { deploymentPart } from '@/server/delivery/deployment-part';
import { metricPointPart } from '@/server/metrics/metric-point-part';
import { deadLetterPart } from '@/server/queues/dead-letter-part';
import { queueSamplePart } from '@/server/queues/queue-sample-part';
import { spanPart } from '@/server/traces/span-part';
import type { SignalPart } from './signal-part';
import type { SignalKind, SignalRows } from './signal-record';

/** In the order in which every writer stores them, so that none waits for another crosswise. */
export const SIGNAL_PARTS: { [K in SignalKind]: SignalPart<SignalRows[K]> } = {
  metric_point: metricPointPart,
  queue_sample: queueSamplePart,
  dead_letter: deadLetterPart,
  breaker_transition: breakerTransitionPart,
  breaker_sample: breakerSamplePart,
  concurrency_limit: concurrencyLimitPart,
  deployment: deploymentPart,
  span: spanPart,
  inference: inferencePart,
  verdict: verdictPart,
  evaluation: evaluationPart,
};
