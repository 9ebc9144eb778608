import type { z } from 'zod';
import type {
  MetricExpressionAnswer,
  metricExpressionParams,
} from '@/domain/metrics/metric-answers';
import { metricBuckets } from '@/domain/metrics/metric-buckets';
import { readInProject } from '@/server/db/client';
import { databaseNow } from '@/server/db/database-clock';
import { readTimeWindow } from '@/server/time-window';
import { measureExpression } from './measure-expression';
import { readExpression } from './read-expression';

const TIMEOUT_MS = 8_000;

/** A metric made of others, over time. @throws ServiceError invalid, with the place of the mistake */
export async function answerMetricExpression(
  projectId: string,
  params: z.output<typeof metricExpressionParams>,
): Promise<MetricExpressionAnswer> {
  const expression = readExpression(params.expr);
  const nowMs = await databaseNow();
  const window = readTimeWindow(params, { nowMs });
  const buckets = metricBuckets(window);
  return readInProject(
    projectId,
    async (client) => {
      const { values, unit, unknown } = await measureExpression(client, {
        expression,
        buckets,
        nowMs,
      });
      return {
        from: new Date(window.fromMs).toISOString(),
        to: new Date(window.toMs).toISOString(),
        stepSeconds: buckets.stepSeconds,
        times: buckets.times,
        kind: expression.kind,
        unit: expression.kind === 'metric' ? unit : null,
        values,
        unknown,
      };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
