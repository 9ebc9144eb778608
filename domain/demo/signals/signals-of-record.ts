import { hashOf } from '../chance';
import type { DemoRecord } from '../scene';
import { HOUR_MS, MINUTE_MS } from '../story-times';
import type { DemoSignal } from './demo-signal';

const PROVIDER = 'aria';
const USD_AN_INPUT_TOKEN = 0.4e-6;
const USD_AN_OUTPUT_TOKEN = 1.6e-6;

/** What a log line's doing is beside the line: the same breaker, dead letter, answer or deployment as a signal. */
export function* signalsOfRecord(record: DemoRecord, atMs: number): Generator<DemoSignal> {
  const { attributes } = record;
  if (attributes === undefined) return;
  if (attributes['breaker.to'] !== undefined) yield transition(record, atMs);
  if (/given up after|put aside after/.test(record.message)) yield deadLetter(record, atMs);
  if (attributes['gen_ai.request.model'] !== undefined) yield inference(record, atMs);
  if (attributes.verdict !== undefined) yield verdict(record, atMs);
  if (record.message.startsWith('Deployed ')) yield deployment(record, atMs);
}

function transition({ service, environment, time, attributes, message }: DemoRecord, atMs: number) {
  return {
    atMs,
    way: 'v1/breakers/transitions',
    record: {
      breaker: attributes?.breaker,
      service,
      environment,
      dependency: attributes?.dependency,
      from: attributes?.['breaker.from'],
      to: attributes?.['breaker.to'],
      reason: message.slice(message.indexOf(': ') + 2),
      at: time,
    },
  } satisfies DemoSignal;
}

function deadLetter(record: DemoRecord, atMs: number): DemoSignal {
  const { attributes = {}, error, correlationId, traceId, tenant, version } = record;
  return {
    atMs,
    way: 'v1/queues/dead-letters',
    record: {
      queue: attributes.queue,
      system: 'rabbitmq',
      service: record.service,
      environment: record.environment,
      messageId: attributes['message.id'],
      errorType: error?.type,
      error: error?.message,
      attempts: attributes.attempts,
      // From the first to the last of five attempts it is four minutes at most.
      firstFailedAt: new Date(atMs - 4 * MINUTE_MS).toISOString(),
      correlationId,
      traceId,
      tenant,
      producerVersion: version,
      payload: {
        orderId: attributes['order.id'],
        amount: attributes.amount,
        currency: attributes.currency,
      },
      at: record.time,
    },
  };
}

function inference(record: DemoRecord, atMs: number): DemoSignal {
  const { attributes = {}, durationMs = 0 } = record;
  const inputTokens = Number(attributes['gen_ai.usage.input_tokens']);
  const outputTokens = Number(attributes['gen_ai.usage.output_tokens']);
  const isAnswer = attributes.outcome === 'ok';
  return {
    atMs,
    way: 'v1/ai/inferences',
    record: {
      id: attributes['inference.id'],
      feature: attributes.feature,
      model: attributes['gen_ai.request.model'],
      provider: PROVIDER,
      promptName: attributes['gen_ai.prompt.name'],
      promptVersion: attributes['gen_ai.prompt.version'],
      tenant: record.tenant,
      user: record.user,
      service: record.service,
      environment: record.environment,
      version: record.version,
      ...(attributes.outcome === 'error' ? {} : { inputTokens, outputTokens }),
      ...(attributes.outcome === 'error'
        ? {}
        : { costUsd: inputTokens * USD_AN_INPUT_TOKEN + outputTokens * USD_AN_OUTPUT_TOKEN }),
      latencyMs: durationMs,
      ...(isAnswer ? { timeToFirstTokenMs: Math.round(durationMs * 0.31) } : {}),
      outcome: attributes.outcome,
      // Bestsellers stand in for an answer that is none: nobody got to see it.
      shown: isAnswer,
      traceId: record.traceId,
      spanId: record.spanId,
      at: record.time,
    },
  };
}

function verdict({ attributes, time }: DemoRecord, atMs: number): DemoSignal {
  const isEdited = attributes?.verdict === 'edited';
  const share = hashOf(0xed17, atMs % 2 ** 31) / 2 ** 32;
  return {
    atMs,
    way: 'v1/ai/verdicts',
    record: {
      inferenceId: attributes?.['inference.id'],
      verdict: attributes?.verdict,
      ...(isEdited ? { editRatio: Math.round((0.1 + share * 0.5) * 100) / 100 } : {}),
      // "Into the cart", "another variant" and "not for me" are buttons below the answer.
      explicit: true,
      at: time,
    },
  };
}

function deployment(record: DemoRecord, atMs: number): DemoSignal {
  const { service, environment, version, attributes = {}, durationMs = 0 } = record;
  const sha = String(attributes['deployment.sha']);
  const takenBack = attributes['deployment.rollback_of'];
  const startedMs = atMs - durationMs;
  const share = (salt: number) => hashOf(salt, Number.parseInt(sha.slice(0, 8), 16)) / 2 ** 32;
  const mergedMs = startedMs - (environment === 'production' ? 22 * HOUR_MS : 20 * MINUTE_MS);
  const openedMs = mergedMs - (0.4 + 20 * share(1) ** 2) * HOUR_MS;
  const id = `${service}-${version}-${environment}`;
  const time = (ms: number) => new Date(ms).toISOString();
  return {
    atMs,
    way: 'v1/deployments',
    record: {
      id: takenBack === undefined ? id : `${id}-for-${String(takenBack)}`,
      service,
      environment,
      sha,
      version,
      status: 'succeeded',
      startedAt: time(startedMs),
      finishedAt: time(atMs),
      ...(takenBack === undefined
        ? {
            unplanned: false,
            changes: [
              {
                sha,
                firstCommitAt: time(openedMs - (0.2 + 9 * share(2)) * HOUR_MS),
                openedAt: time(openedMs),
                mergedAt: time(mergedMs),
                ref: `#${1_000 + Math.floor(share(3) * 3_000)} ${String(attributes['deployment.summary'])}`,
              },
            ],
          }
        : {
            rollbackOf: `${service}-${String(takenBack)}-${environment}`,
            unplanned: true,
          }),
    },
  };
}
