import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { unitOf } from '@/domain/alerting/unit-of';
import { quantityText } from '@/domain/quantities/format-quantity';
import { measureExpression } from '../../metrics/measure-expression';
import { readExpression } from '../../metrics/read-expression';
import type { SignalReading } from './signal-reading';

type ExpressionQuery = Extract<RuleQuery, { signal: 'expression' }>;

const MINUTE_MS = 60_000;

/** A metric made of others, over the last whole minutes and the present one. */
export async function expressionSamples(
  { client, nowMs, once }: SignalReading,
  query: ExpressionQuery,
): Promise<Measured[]> {
  const stepSeconds = Math.max(1, Math.round(query.windowSeconds / 60)) * 60;
  const toMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS + MINUTE_MS;
  const fromMs = toMs - stepSeconds * 1_000;
  const { values, unknown } = await once(`expression ${stepSeconds} ${query.expression}`, () =>
    measureExpression(client, {
      expression: readExpression(query.expression),
      buckets: { window: { fromMs, toMs }, stepSeconds, from: 'minute', times: [fromMs] },
      nowMs,
    }),
  );
  const value = values[0] ?? null;
  const missing = unknown.length === 0 ? '' : `: nobody sends ${unknown.join(', ')}`;
  return [
    {
      labels: {},
      value,
      words:
        value === null
          ? `${query.expression} is not known${missing}`
          : `${query.expression} is ${quantityText(value, unitOf(query))}`,
      service: null,
      path: `metrics?${new URLSearchParams({ expr: query.expression })}`,
    },
  ];
}
