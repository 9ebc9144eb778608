import type { Expression } from '@/domain/metrics/expression/expression';
import { parseExpression } from '@/domain/metrics/expression/parse-expression';
import { ServiceError } from '@/server/errors';

/** @throws ServiceError invalid, with the place of the mistake */
export function readExpression(text: string): Expression {
  const parsed = parseExpression(text);
  if (parsed.ok) return parsed.expression;
  const { position, message } = parsed;
  throw new ServiceError('invalid', `The expression cannot be read: ${message}`, {
    hint: 'Such as ratio(orders.paid, orders.placed), rate(requests_total) or age(last_backup_seconds).',
    details: [{ path: 'expr', message: `at character ${position + 1}: ${message}`, position }],
  });
}
