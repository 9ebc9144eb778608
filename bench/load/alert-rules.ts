import { type RuleInput, ruleSchema } from '@/domain/alerting/schemas';
import { AI_FEATURES, BREAKERS, METRICS, QUEUES, SERVICES } from './send-signals';

/** Rules of all kinds, as a project of some teams has them; none of them holds for what is sent besides the breaches. */
export function mixedRules(count: number): (RuleInput & { key: string })[] {
  return Array.from({ length: count }, (_, n) => {
    const key = `mixed-${n}`;
    const { condition = above(1e9), ...looked } = lookedAt(n);
    return { ...ruleSchema.parse({ key, name: key, severity: 'high', condition, ...looked }), key };
  });
}

const above = (value: number) => ({ kind: 'threshold', op: '>', value });

/** Four tenths look at metrics, two at queues, one each at breakers, models and log lines, one at all that is rarer. */
function lookedAt(n: number): { query: Record<string, unknown>; condition?: object } {
  const nth = Math.floor(n / 10);
  const metric = { signal: 'metric', metric: `load.metric-${nth % METRICS}` };
  const service = `service-${nth % SERVICES}`;
  switch (n % 10) {
    case 0:
      return { query: { ...metric, by: 'service' } };
    case 1:
      return { query: { ...metric, by: 'service', aggregation: 'max', windowSeconds: 600 } };
    case 2:
      return { query: { ...metric, where: { service }, aggregation: 'last' } };
    case 3:
      return { query: { ...metric, where: { region: 'eu' }, windowSeconds: 60 } };
    case 4:
      return { query: { signal: 'queue', measure: 'depth', queue: `load-queue-${nth % QUEUES}` } };
    case 5:
      return { query: { signal: 'queue', measure: 'oldest_age_seconds', service } };
    case 6: {
      const one = nth % 2 === 0 ? { service } : { breaker: `load-breaker-${nth % BREAKERS}` };
      const windowSeconds = nth % 3 === 0 ? 900 : 3_600;
      return { query: { signal: 'breaker', measure: 'error_rate', windowSeconds, ...one } };
    }
    case 7: {
      const measure = nth % 2 === 0 ? 'fallback_rate' : 'cost_usd';
      return { query: { signal: 'ai', measure, feature: `load-feature-${nth % AI_FEATURES}` } };
    }
    case 8: {
      const measure = nth % 2 === 0 ? 'errors_per_minute' : 'error_share';
      return { query: { signal: 'logs', measure, service, windowSeconds: 300 } };
    }
    default:
      return rarer(nth, { metric, service });
  }
}

function rarer(nth: number, { metric, service }: { metric: object; service: string }) {
  const change = { kind: 'change', op: '>', percent: 1e6, againstSeconds: 3_600 };
  switch (nth % 5) {
    case 0:
      return { query: { signal: 'expression', expression: 'ratio(load.metric-0, load.metric-1)' } };
    case 1:
      return { query: { ...metric, by: 'region' }, condition: change };
    case 2:
      return { query: { signal: 'dead_letters', queue: `load-queue-${nth % QUEUES}` } };
    case 3:
      return {
        query: { ...metric, where: { service } },
        condition: { kind: 'baseline', direction: 'above', score: 1 },
      };
    default:
      return { query: { signal: 'heartbeat', slug: `load-job-${nth}` } };
  }
}
