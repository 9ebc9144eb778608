import { describe, expect, it } from 'vitest';
import { explainRecord } from './explain-record';
import { WAYS_IN } from './ways-in';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const NANOS = `${NOW}000000`;
const resource = {
  attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }],
};

/** One record of each way in, as it is kept. */
const KEPT: Record<(typeof WAYS_IN)[number], { value: unknown; made: string[] }> = {
  'v1/logs': { value: { msg: 'hello' }, made: [] },
  'otlp/v1/logs': {
    value: { resourceLogs: [{ scopeLogs: [{ logRecords: [{ body: { stringValue: 'x' } }] }] }] },
    made: [],
  },
  'otlp/v1/traces': {
    value: {
      resourceSpans: [
        {
          resource,
          scopeSpans: [
            {
              spans: [
                {
                  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
                  spanId: '00f067aa0ba902b7',
                  name: 'chat',
                  startTimeUnixNano: NANOS,
                  endTimeUnixNano: NANOS,
                  traceState: 'x=1',
                  attributes: [
                    { key: 'gen_ai.operation.name', value: { stringValue: 'chat' } },
                    { key: 'gen_ai.request.model', value: { stringValue: 'gpt-5' } },
                    { key: 'tenant', value: { stringValue: 'acme' } },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    made: ['span', 'inference'],
  },
  'otlp/v1/metrics': {
    value: {
      resourceMetrics: [
        {
          resource,
          scopeMetrics: [
            {
              metrics: [
                {
                  name: 'rabbitmq_queue_messages_ready',
                  gauge: {
                    dataPoints: [
                      {
                        asInt: '7',
                        timeUnixNano: NANOS,
                        attributes: [{ key: 'queue', value: { stringValue: 'emails' } }],
                      },
                    ],
                  },
                },
              ],
            },
          ],
        },
      ],
    },
    made: ['queue sample'],
  },
  'v1/metrics': { value: { name: 'orders', value: 3 }, made: ['metric point'] },
  'v1/queues/samples': { value: { queue: 'emails', depth: 3 }, made: ['queue sample'] },
  'v1/queues/dead-letters': {
    value: { queue: 'emails.dlq', messageId: 'm1', error: 'no' },
    made: ['dead letter'],
  },
  'v1/breakers/samples': {
    value: { breaker: 'pay', service: 'shop', intervalSeconds: 10, calls: 3 },
    made: ['breaker sample'],
  },
  'v1/breakers/transitions': {
    value: { breaker: 'pay', service: 'shop', to: 'open' },
    made: ['breaker transition'],
  },
  'v1/ai/inferences': {
    value: { id: 'i1', feature: 'search', model: 'gpt-5' },
    made: ['inference'],
  },
  'v1/ai/verdicts': { value: { inferenceId: 'i1', verdict: 'accepted' }, made: ['verdict'] },
  'v1/deployments': {
    value: { service: 'shop', environment: 'production', sha: 'abcdef1', status: 'succeeded' },
    made: ['deployment'],
  },
  'v1/heartbeats': { value: { slug: 'nightly', status: 'ok' }, made: [] },
};

describe('a kept record', () => {
  it('is read again as its way in read it, with what was made of it', () => {
    for (const route of WAYS_IN) {
      const { value, made } = KEPT[route];
      const read = explainRecord(route, value, context);
      expect([route, read?.made.map(({ kind }) => kind) ?? []]).toEqual([route, made]);
      if (made.length > 0) expect(read?.mappings).not.toEqual([]);
    }
  });

  it('shows where each field of a span went, and what was left out', () => {
    const { mappings, made } =
      explainRecord('otlp/v1/traces', KEPT['otlp/v1/traces'].value, context) ?? {};
    expect(mappings).toEqual(
      expect.arrayContaining([
        { from: 'startTimeUnixNano', to: 'time' },
        { from: 'traceState', to: '', note: 'not kept' },
        { from: 'attributes.tenant', to: 'tenant' },
        { from: 'resource.service.name', to: 'service' },
      ]),
    );
    expect(made?.[0]?.fields).toContainEqual(['time', new Date(NOW).toISOString()]);
  });

  it('of a data point shows the queue sample that its name makes of it', () => {
    const read = explainRecord('otlp/v1/metrics', KEPT['otlp/v1/metrics'].value, context);
    expect(read?.made[0]?.fields).toEqual(
      expect.arrayContaining([
        ['queue', 'emails'],
        ['depth', '7'],
      ]),
    );
    expect(read?.mappings).toContainEqual({ from: 'attributes.queue', to: 'labels.queue' });
  });
});
