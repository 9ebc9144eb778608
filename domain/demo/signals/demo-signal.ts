/** The ways in by which the shop tells what it does: each a path below /api. */
export const DEMO_WAYS = [
  'v1/logs',
  'v1/deployments',
  'v1/breakers/transitions',
  'v1/breakers/samples',
  'v1/queues/samples',
  'v1/queues/dead-letters',
  'v1/ai/inferences',
  'v1/ai/verdicts',
  'v1/metrics',
  'otlp/v1/traces',
] as const;
export type DemoWay = (typeof DEMO_WAYS)[number];

/** One record on its way in. Of spans, `record` is one OTLP ResourceSpans. */
export interface DemoSignal {
  atMs: number;
  way: DemoWay;
  record: object;
}
