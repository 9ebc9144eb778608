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

/** Every call of the machine API, by what it is about. A route without an entry here fails a test. */
const GROUPS: readonly { name: string; endpoints: readonly Endpoint[] }[] = [
  { name: 'Logs and trails', endpoints: LOG_ENDPOINTS },
  { name: 'OpenTelemetry', endpoints: OTLP_ENDPOINTS },
  { name: 'Metrics', endpoints: METRIC_ENDPOINTS },
  { name: 'Queues', endpoints: QUEUE_ENDPOINTS },
  { name: 'Circuit breakers', endpoints: BREAKER_ENDPOINTS },
  { name: 'AI', endpoints: AI_ENDPOINTS },
  { name: 'Delivery', endpoints: DELIVERY_ENDPOINTS },
  { name: 'Heartbeats', endpoints: HEARTBEAT_ENDPOINTS },
  { name: 'Services', endpoints: SERVICE_ENDPOINTS },
  { name: 'Alerts', endpoints: ALERT_ENDPOINTS },
  { name: 'Rules', endpoints: RULE_ENDPOINTS },
  { name: 'Silences', endpoints: SILENCE_ENDPOINTS },
  { name: 'On-call and channels', endpoints: ONCALL_ENDPOINTS },
  { name: 'Incidents', endpoints: INCIDENT_ENDPOINTS },
  { name: 'Postmortems', endpoints: POSTMORTEM_ENDPOINTS },
  { name: 'Actions', endpoints: ACTION_ENDPOINTS },
  { name: 'The installation', endpoints: SYSTEM_ENDPOINTS },
];

export const ENDPOINTS: readonly Endpoint[] = GROUPS.flatMap(({ endpoints }) => endpoints);

const FAILURES: Record<number, string> = {
  400: 'Something in the request is not as it should be; the error says where and what to send instead.',
  401: 'No key, or one that is unknown, expired or revoked.',
  403: 'The key lacks the scope.',
  404: 'There is no such thing in this project.',
  409: 'It is there already, or was changed or ended by somebody meanwhile.',
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
    details: z.array(
      z.object({
        path: z.string(),
        message: z.string(),
        position: z.number().int().optional().meta({
          description: 'Of a search that cannot be read: where in it, from 0.',
        }),
        length: z.number().int().optional(),
      }),
    ),
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

/** 409 of a call that takes records in. */
const IN_FLIGHT = 'A request with this Idempotency-Key is being stored at this moment.';

function failure(endpoint: Endpoint, status: number): Json {
  const isInFlight = status === 409 && endpoint.headers !== undefined;
  return {
    description: isInFlight ? IN_FLIGHT : (FAILURES[status] ?? ''),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  };
}

/** Every answer of a call, by status. */
function responses(endpoint: Endpoint): Json {
  const { answer, otherAnswers = {}, scope, failures = [] } = endpoint;
  const described: Json = { [answer.status ?? 200]: answerOf(answer) };
  for (const [status, other] of Object.entries(otherAnswers)) described[status] = answerOf(other);
  for (const status of [...failures, ...(scope === null ? [] : [400, 401, 403, 503])])
    described[status] ??= failure(endpoint, status);
  return described;
}

const answerOf = (body: EndpointBody): Json => ({
  description: body.description,
  content: content(body, 'output'),
});

function operation(endpoint: Endpoint, tag: string): Json {
  const all = [
    ...parameters(endpoint.params, 'path'),
    ...parameters(endpoint.query, 'query'),
    ...parameters(endpoint.headers, 'header'),
  ];
  return {
    tags: [tag],
    summary: endpoint.summary,
    ...(endpoint.scope === null
      ? { security: [] }
      : { description: `Needs a key with the scope ${endpoint.scope}.` }),
    ...(all.length === 0 ? {} : { parameters: all }),
    ...(endpoint.body === undefined
      ? {}
      : {
          requestBody: {
            required: endpoint.body.isOptional !== true,
            description: endpoint.body.description,
            content: content(endpoint.body, 'input'),
          },
        }),
    responses: responses(endpoint),
  };
}

/** The contract of the machine API as OpenAPI 3.1, made from the schemas that the routes themselves use. */
export function openApiDocument(options: { serverUrl: string; version: string }): Json {
  const paths: Record<string, Json> = {};
  for (const { name, endpoints } of GROUPS) {
    for (const endpoint of endpoints) {
      const { path, method } = endpoint;
      paths[path] = { ...paths[path], [method]: operation(endpoint, name) };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Candor',
      version: options.version,
      description:
        'Unknown query parameters are an error. Unknown fields of a body are no error: records keep them where they can, anything else ignores them and names them in the header Candor-Ignored-Fields of its answer.',
    },
    servers: [{ url: options.serverUrl }],
    security: [{ apiKey: [] }],
    tags: GROUPS.map(({ name }) => ({ name })),
    paths,
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'cnd_…' } },
      schemas: { Error: jsonSchema(errorSchema, 'output') },
    },
  };
}
