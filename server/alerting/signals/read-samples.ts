import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { aiSamples } from './ai-samples';
import { breakerSamples } from './breaker-samples';
import { deliverySamples } from './delivery-samples';
import { expressionSamples } from './expression-samples';
import { heartbeatSamples } from './heartbeat-samples';
import { logQuerySamples } from './log-query-samples';
import { logSamples } from './log-samples';
import { metricSamples } from './metric-samples';
import { deadLetterSamples, queueSamples } from './queue-samples';
import type { SignalReading } from './signal-reading';
import { unreviewedSamples } from './unreviewed-samples';

/** What a query measures at the moment of the reading, one sample a group. */
export function readSamples(reading: SignalReading, query: RuleQuery): Promise<Measured[]> {
  switch (query.signal) {
    case 'dead_letters':
      return deadLetterSamples(reading, query);
    case 'queue':
      return queueSamples(reading, query);
    case 'breaker':
      return breakerSamples(reading, query);
    case 'heartbeat':
      return heartbeatSamples(reading, query);
    case 'logs':
      return logSamples(reading, query);
    case 'log_query':
      return logQuerySamples(reading, query);
    case 'expression':
      return expressionSamples(reading, query);
    case 'delivery':
      return deliverySamples(reading, query);
    case 'metric':
      return metricSamples(reading, query);
    case 'ai':
      return aiSamples(reading, query);
    case 'unreviewed_alerts':
      return unreviewedSamples(reading, query);
    case 'external':
      return Promise.resolve([]);
  }
}
