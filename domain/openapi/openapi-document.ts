import { z } from 'zod';
import { ACTION_ENDPOINTS } from './action-endpoints';
import { AI_ENDPOINTS } from './ai-endpoints';
import { ALERT_ENDPOINTS } from './alert-endpoints';
import { BREAKER_ENDPOINTS } from './breaker-endpoints';
import { DELIVERY_ENDPOINTS } from './delivery-endpoints';
import type { Endpoint, EndpointBody } from './endpoint';
import { HEARTBEAT_ENDPOINTS } from './heartbeat-endpoints';
import { INCIDENT_ENDPOINTS } from './incident-endpoints';
import { LOG_ENDPOINTS } from './log-endpoints';
import { METRIC_ENDPOINTS } from './metric-endpoints';
import { ONCALL_ENDPOINTS } from './oncall-endpoints';
import { OTLP_ENDPOINTS } from './otlp-endpoints';
import { POSTMORTEM_ENDPOINTS } from './postmortem-endpoints';
import { QUEUE_ENDPOINTS } from './queue-endpoints';
import { RULE_ENDPOINTS } from './rule-endpoints';
import { SERVICE_ENDPOINTS } from './service-endpoints';
import { SILENCE_ENDPOINTS } from './silence-endpoints';
import { SYSTEM_ENDPOINTS } from './system-endpoints';

/** Every call of the machine API. A route without an entry here fails a test. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...LOG_ENDPOINTS,
  ...QUEUE_ENDPOINTS,
  ...SERVICE_ENDPOINTS,
  ...BREAKER_ENDPOINTS,
  ...DELIVERY_ENDPOINTS,
  ...METRIC_ENDPOINTS,
  ...HEARTBEAT_ENDPOINTS,
  ...ONCALL_ENDPOINTS,
  ...OTLP_ENDPOINTS,
  ...AI_ENDPOINTS,
  ...ALERT_ENDPOINTS,
  ...INCIDENT_ENDPOINTS,
  ...ACTION_ENDPOINTS,
  ...RULE_ENDPOINTS,
  ...SILENCE_ENDPOINTS,
  ...POSTMORTEM_ENDPOINTS,
  ...SYSTEM_ENDPOINTS,
];

const FAILURES: Record<number, string> = {
  400: 'Something in the request is not as it should be; the error says where and what to send instead.',
  401: 'No key, or one that is unknown, expired or revoked.',
  403: 'The key lacks the scope.',
  404: 'There is no such thing in this project.',
  409: 'A request with this Idempotency-Key is being stored at this moment.',
  413: 'The body is too large, as sent or decompressed.',
  415: 'The media type, encoding or charset is not understood.',
  422: 'The Idempotency-Key was used with another payload.',
  429: 'The key is over its rate or daily quota; Retry-After says how long.',
  503: 'Not now; nothing was stored. Retry-After says how long.',
};

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string().nullable(),
    details: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  requestId: z.string(),
});

type Json = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function content(body: EndpointBody, io: 'input' | 'output'): Json {
  return Object.fromEntries(
    Object.entries(body.content).map(([type, schema]) => [
      type,
      schema === null ? {} : { schema: jsonSchema(schema, io) },
    ]),
  );
}

function parameters(schema: z.ZodObject | undefined, where: 'query' | 'path' | 'header'): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
}

function operation(endpoint: Endpoint): Json {
  const statuses = [
    ...(endpoint.failures ?? []),
    ...(endpoint.scope === null ? [] : [401, 403, 503]),
  ];
  const failures = statuses.sort().map((status) => {
    const refusal = endpoint.refusals?.[status];
    return [
      String(status),
      refusal === undefined
        ? {
            description: FAILURES[status] ?? '',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          }
        : { description: refusal.description, content: content(refusal, 'output') },
    ];
  });
  const all = [
    ...parameters(endpoint.params, 'path'),
    ...parameters(endpoint.query, 'query'),
    ...parameters(endpoint.headers, 'header'),
  ];
  return {
    summary: endpoint.summary,
    ...(endpoint.scope === null
      ? { security: [] }
      : { description: `Needs a key with the scope ${endpoint.scope}.` }),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: endpoint.body.description,
            content: content(endpoint.body, 'input'),
          },
        }),
    responses: {
      [endpoint.answer.status ?? 200]: {
        description: endpoint.answer.description,
        content: content(endpoint.answer, 'output'),
      },
      ...Object.fromEntries(failures),
    },
  };
}

/** The contract of the machine API as OpenAPI 3.1, made from the schemas that the routes themselves use. */
export function openApiDocument(options: { serverUrl: string; version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of ENDPOINTS) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Candor', version: options.version },
    servers: [{ url: options.serverUrl }],
    security: [{ apiKey: [] }],
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'cnd_…' } },
      schemas: { Error: jsonSchema(errorSchema, 'output') },
    },
  };
}
