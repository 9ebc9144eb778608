import { type RuleInput, ruleSchema } from '@/domain/alerting/schemas';
import { type Ingest, sendTo } from './send-signals';

export type BreachKind =
  | 'breaker'
  | 'dead_letter'
  | 'heartbeat'
  | 'metric'
  | 'queue'
  | 'logs'
  | 'ai';
/** Judged as soon as they are stored; the others at the next turn of their rule. */
export const IMMEDIATE: readonly BreachKind[] = ['breaker', 'dead_letter', 'heartbeat'];
export const AT_INTERVAL: readonly BreachKind[] = ['metric', 'queue', 'logs', 'ai'];
/** The metric that Prometheus watches too. */
export const BREACH_METRIC = 'bench.breach';

const above = (value: number) => ({ kind: 'threshold', op: '>', value });

/** What a breach that is judged at intervals is found by; the others are found by the rules of every project. */
export const BREACH_RULES: readonly (RuleInput & { key: string })[] = [
  {
    key: 'breach-metric',
    query: { signal: 'metric', metric: BREACH_METRIC, by: 'case', windowSeconds: 60 },
  },
  { key: 'breach-queue', query: { signal: 'queue', measure: 'depth' }, condition: above(1_000) },
  { key: 'breach-logs', query: { signal: 'logs', measure: 'errors_per_minute' } },
  { key: 'breach-ai', query: { signal: 'ai', measure: 'error_rate', windowSeconds: 3_600 } },
].map(({ key, ...rule }) => ({
  ...ruleSchema.parse({
    key,
    name: key,
    severity: 'critical',
    condition: above(limitOf(key)),
    ...rule,
  }),
  key,
}));

function limitOf(key: string): number {
  return key === 'breach-ai' ? 0.5 : 20;
}

/** Sends what breaks a rule, under a name that the page carries. */
export async function breach(to: Ingest, kind: BreachKind, name: string): Promise<void> {
  switch (kind) {
    case 'breaker':
      return sendTo(to, 'breakers/transitions', {
        breaker: name,
        service: name,
        from: 'closed',
        to: 'open',
      });
    case 'dead_letter':
      return sendTo(to, 'queues/dead-letters', {
        queue: name,
        messageId: name,
        error: 'Card refused',
      });
    case 'heartbeat':
      return sendTo(to, `heartbeats/${name}?create=1&every=3600&grace=60&status=fail`);
    case 'metric':
      return sendTo(to, 'metrics', { name: BREACH_METRIC, value: 100, labels: { case: name } });
    case 'queue':
      return sendTo(to, 'queues/samples', { queue: name, kind: 'work', depth: 5_000 });
    case 'logs':
      return sendTo(
        to,
        'logs',
        Array.from({ length: 200 }, () => ({ level: 'error', service: name, message: 'Refused' })),
      );
    case 'ai':
      return sendTo(
        to,
        'ai/inferences',
        Array.from({ length: 40 }, (_, n) => ({
          id: `${name}-${n}`,
          feature: name,
          model: 'gpt-4o',
          outcome: 'error',
        })),
      );
  }
}
