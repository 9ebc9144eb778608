import { labelsOf, type Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import type { QueueState } from '@/domain/queues/queue-answer';
import { liveQueueStates } from '../../queues/read-queue-states';
import type { SignalReading } from './signal-reading';

type QueueQuery = Extract<RuleQuery, { signal: 'queue' }>;
type LetterQuery = Extract<RuleQuery, { signal: 'dead_letters' }>;

const HOUR_MS = 3_600_000;

function readStates(reading: SignalReading): Promise<QueueState[]> {
  return reading.once('queues', () => statesAt(reading, reading.nowMs));
}

/** Every queue as it stands now. */
export function readPresentQueues(
  reading: Pick<SignalReading, 'client' | 'projectId' | 'presentMs'>,
): Promise<QueueState[]> {
  return statesAt(reading, reading.presentMs);
}

async function statesAt(
  { client, projectId, presentMs }: Pick<SignalReading, 'client' | 'projectId' | 'presentMs'>,
  atMs: number,
): Promise<QueueState[]> {
  const window = {
    fromMs: atMs - HOUR_MS,
    toMs: atMs,
    nowMs: presentMs,
    atMs,
    isPast: atMs < presentMs,
  };
  return (await liveQueueStates(client, projectId, window)).states;
}

/** What lies in each dead-letter queue; also of queues of which only dead letters are told. */
export async function deadLetterSamples(
  reading: SignalReading,
  query: LetterQuery,
): Promise<Measured[]> {
  const states = await readStates(reading);
  return states
    .filter(hasDeadLetters)
    .filter(({ queue }) => query.queue === undefined || query.queue === queue)
    .map((state) => sampleOf(state, deadLettersIn(state)));
}

export function hasDeadLetters({ kind, letters }: QueueState): boolean {
  return kind === 'dead_letter' || letters.told > 0;
}

/** Null when nobody has said lately: nothing says that the messages are gone. */
function deadLettersIn({ kind, health, depth, letters }: QueueState): number | null {
  if (kind === 'dead_letter' && depth !== null && depth > 0) return depth;
  if (kind === 'dead_letter' && health === 'healthy') return 0;
  if (letters.open > 0) return letters.open;
  return kind === 'dead_letter' && depth === null && letters.told === 0 ? null : 0;
}

export async function queueSamples(reading: SignalReading, query: QueueQuery): Promise<Measured[]> {
  const states = await readStates(reading);
  return states
    .filter(({ kind }) => kind === 'work')
    .filter(({ queue }) => query.queue === undefined || query.queue === queue)
    .filter(({ service }) => query.service === undefined || query.service === service)
    .map((state) => sampleOf(state, measure(state, query.measure)));
}

function measure(state: QueueState, measured: QueueQuery['measure']): number | null {
  // Samples that stopped say nothing of now.
  if (state.health === 'unknown') return null;
  switch (measured) {
    case 'depth':
      return state.depth;
    case 'oldest_age_seconds':
      return state.depth === 0 ? 0 : state.oldestAgeSeconds;
    case 'growth_per_minute':
      return state.growthPerMinute;
    case 'drain_seconds':
      return secondsToDrain(state);
  }
}

/** What keeps up has nothing to drain; one that nobody takes from never does. */
function secondsToDrain({ timeToDrain, depth, health }: QueueState): number | null {
  if (depth === 0) return 0;
  if (timeToDrain.kind === 'drains') return timeToDrain.seconds;
  if (timeToDrain.kind === 'unknown') return null;
  return timeToDrain.kind === 'keeps_up' && health !== 'failing' ? 0 : NEVER_SECONDS;
}

/** Stands for a backlog that has no end, in a column that knows no infinity: ten years. */
export const NEVER_SECONDS = 315_360_000;

function sampleOf(state: QueueState, value: number | null): Measured {
  const { id, queue, service, reason } = state;
  return {
    labels: queueLabels(state),
    value,
    words: `${queue}: ${reason}`,
    service,
    path: `queues/${id}`,
  };
}

/** What tells a queue from the others. */
export function queueLabels({ queue, system, environment }: QueueState): Record<string, string> {
  return labelsOf({ queue, system, environment });
}
