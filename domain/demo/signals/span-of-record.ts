import type { DemoRecord } from '../scene';
import { spanIdOf } from '../span-id';
import type { DemoSignal } from './demo-signal';

const SERVER = 2;
const INTERNAL = 1;
const CLIENT = 3;
const ERROR = 2;

const nanos = (ms: number): string => String(BigInt(Math.round(ms * 1_000)) * 1_000n);

/** The operation whose end a log line tells, as an OTLP span; null for a line that ends nothing. */
export function spanOfRecord(record: DemoRecord, atMs: number): DemoSignal | null {
  const { traceId, spanId, durationMs, service, attributes = {} } = record;
  if (traceId === undefined || spanId === undefined || durationMs === undefined) return null;
  const route = attributes['http.route'];
  const attempt = typeof attributes.attempt === 'number' ? attributes.attempt : 0;
  // Work from a queue has a cause, and begins a trace of its own.
  const isRoot = service === 'storefront' || record.causationId !== undefined;
  const parentSpanId = attempt > 0 ? spanId : spanIdOf(traceId, 'storefront');
  const hasFailed = record.level === 'error';
  const span = {
    traceId,
    spanId: attempt > 0 ? spanIdOf(traceId, service, attempt) : spanId,
    ...(isRoot && attempt === 0 ? {} : { parentSpanId }),
    name: nameOf(record, route),
    kind: route === undefined ? (attempt > 0 ? CLIENT : INTERNAL) : SERVER,
    startTimeUnixNano: nanos(atMs - durationMs),
    endTimeUnixNano: nanos(atMs),
    attributes: [
      ...attributesOf({ ...attributes, 'correlation.id': record.correlationId }),
      ...attributesOf({ 'tenant.id': record.tenant }),
    ],
    ...(hasFailed ? { status: { code: ERROR, message: record.error?.message ?? '' } } : {}),
    ...(record.error === undefined
      ? {}
      : {
          events: [
            {
              name: 'exception',
              timeUnixNano: nanos(atMs),
              attributes: attributesOf({
                'exception.type': record.error.type,
                'exception.message': record.error.message,
              }),
            },
          ],
        }),
  };
  const resource = {
    'service.name': service,
    'service.version': record.version,
    'deployment.environment.name': record.environment,
    ...record.resource,
  };
  return {
    atMs,
    way: 'otlp/v1/traces',
    record: {
      resource: { attributes: attributesOf(resource) },
      scopeSpans: [{ scope: { name: 'shop' }, spans: [span] }],
    },
  };
}

/** Span names hold no ids: the words of the message before its first number or id. */
function nameOf({ message, service, attributes }: DemoRecord, route: unknown): string {
  if (typeof route === 'string') return `${String(attributes?.['http.request.method'])} ${route}`;
  const [words = ''] = message.split(/\s(?:of order|for order|of|for|to|\S*\d)/);
  return `${service}: ${words
    .toLowerCase()
    .replace(/[^a-z -]/g, '')
    .trim()}`;
}

/** OTLP's key-value form of what has a value. Costs are left to the AI ledger, which has them from its own way in. */
function attributesOf(values: Record<string, unknown>): object[] {
  return Object.entries(values).flatMap(([key, value]): object[] => {
    if (key.startsWith('gen_ai.')) return [];
    if (typeof value === 'string') return [{ key, value: { stringValue: value } }];
    if (typeof value === 'boolean') return [{ key, value: { boolValue: value } }];
    if (typeof value === 'number') return [{ key, value: { doubleValue: value } }];
    return [];
  });
}
