import type { MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { aiHistory } from './ai-history';
import { breakerHistory } from './breaker-history';
import { deliveryHistory } from './delivery-history';
import { expressionHistory } from './expression-history';
import { heartbeatHistory } from './heartbeat-history';
import type { HistoryReading, HistoryWindow } from './history-window';
import { logHistory } from './log-history';
import { logQueryHistory } from './log-query-history';
import { metricHistory } from './metric-history';
import { deadLetterHistory, queueHistory } from './queue-history';

/** Groups whose past is looked at; the others are left out. */
const MOST_GROUPS = 200;

/**
 * The past of a query, from roll-ups, by the same groups as its present; null for what has no past. `fromMs` and `toMs` are
 * where steps begin; what is only kept in wider steps is told in those.
 */
export async function measureHistory(
  reading: HistoryReading,
  query: RuleQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory | null> {
  const history = await historyOf(reading, query, window);
  return history === null ? null : { ...history, courses: history.courses.slice(0, MOST_GROUPS) };
}

async function historyOf(
  reading: HistoryReading,
  query: RuleQuery,
  window: HistoryWindow,
): Promise<MeasuredHistory | null> {
  switch (query.signal) {
    case 'dead_letters':
      return deadLetterHistory(reading, query, window);
    case 'queue':
      return queueHistory(reading, query, window);
    case 'breaker':
      return breakerHistory(reading, query, window);
    case 'heartbeat':
      return heartbeatHistory(reading, query, window);
    case 'logs':
      return logHistory(reading, query, window);
    case 'log_query':
      return logQueryHistory(reading, query, window);
    case 'expression':
      return expressionHistory(reading, query, window);
    case 'delivery':
      return deliveryHistory(reading, query, window);
    case 'metric':
      return metricHistory(reading, query, window);
    case 'ai':
      return aiHistory(reading, query, window);
    case 'unreviewed_alerts':
    case 'external':
      return null;
  }
}
