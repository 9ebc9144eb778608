import { z } from 'zod';
import type { Endpoint, EndpointBody } from './endpoint';

const SIGNALS = [
  { signal: 'logs', message: 'ExportLogsService', rejected: 'rejectedLogRecords' },
  { signal: 'metrics', message: 'ExportMetricsService', rejected: 'rejectedDataPoints' },
  { signal: 'traces', message: 'ExportTraceService', rejected: 'rejectedSpans' },
] as const;

/** google.rpc.Status. */
const statusSchema = z.object({ code: z.number().int(), message: z.string() });

const REFUSALS: Record<number, string> = {
  400: 'Nothing in the request could be read.',
  401: 'No key, or one that is unknown, expired or revoked.',
  403: 'The key lacks the scope.',
  413: 'The body is too large, as sent or decompressed.',
  415: 'The media type or encoding is not understood.',
  429: 'The key is over its rate or daily quota; Retry-After says how long.',
  503: 'Not now; nothing was stored. Retry-After says how long.',
};

function refusal(description: string): EndpointBody {
  return {
    description,
    content: { 'application/json': statusSchema, 'application/x-protobuf': null },
  };
}

export const OTLP_ENDPOINTS: Endpoint[] = SIGNALS.map(({ signal, message, rejected }) => ({
  method: 'post',
  path: `/api/otlp/v1/${signal}`,
  summary: `Send OpenTelemetry ${signal} (OTLP/HTTP)`,
  scope: 'ingest',
  body: {
    description: `An ${message}Request of the OpenTelemetry protocol; gzip is understood.`,
    content: { 'application/x-protobuf': null, 'application/json': null },
  },
  answer: {
    description: `An ${message}Response in the encoding of the request; failures are a google.rpc.Status.`,
    content: {
      'application/x-protobuf': null,
      'application/json': z.object({
        partialSuccess: z
          .object({
            [rejected]: z.union([z.string(), z.number()]).optional(),
            errorMessage: z.string().optional(),
          })
          .optional(),
      }),
    },
  },
  otherAnswers: Object.fromEntries(
    Object.entries(REFUSALS).map(([status, description]) => [status, refusal(description)]),
  ),
}));
