import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { readDeliveryHistory } from '../../delivery/read-delivery-history';
import { deliveredServices, deliveryLabels, measureDelivery } from '../signals/delivery-samples';
import type { HistoryReading, HistoryWindow } from './history-window';

const STEP_MS = 6 * 3_600_000;
const MOST_SERVICES = 50;

/** How services were delivered in the window that ends with each quarter of a day. */
export async function deliveryHistory(
  { client, projectId, presentMs }: HistoryReading,
  query: Extract<RuleQuery, { signal: 'delivery' }>,
  { fromMs, toMs }: HistoryWindow,
): Promise<MeasuredHistory> {
  const lengthMs = query.windowSeconds * 1_000;
  const history = await readDeliveryHistory(client, {
    projectId,
    fromMs: fromMs - lengthMs,
    toMs,
    service: query.service ?? null,
  });
  const courses = deliveredServices(history, query)
    .slice(0, MOST_SERVICES)
    .map((service) => ({
      labels: deliveryLabels(query, service),
      points: coursePoints({ fromMs, toMs, stepMs: STEP_MS }, (timeMs) => {
        const endMs = Math.min(timeMs + STEP_MS, presentMs);
        const window = { fromMs: endMs - lengthMs, toMs: endMs, nowMs: endMs };
        return measureDelivery(history, query, service, window);
      }),
    }));
  return { stepMs: STEP_MS, courses };
}
