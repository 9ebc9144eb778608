/** Every way in, as kept records name it. */
export const WAYS_IN = [
  'v1/logs',
  'otlp/v1/logs',
  'otlp/v1/traces',
  'otlp/v1/metrics',
  'v1/metrics',
  'v1/queues/samples',
  'v1/queues/dead-letters',
  'v1/breakers/samples',
  'v1/breakers/transitions',
  'v1/ai/inferences',
  'v1/ai/verdicts',
  'v1/deployments',
  'v1/heartbeats',
] as const;
