import { z } from 'zod';
import { isTimeExpression } from '../time-range/time-expression';
import { HOURS, METRICS } from './delivery-metrics';

const moment = z.string().refine(isTimeExpression, {
  error: (issue) =>
    `${JSON.stringify(issue.input)} is not a time. Write RFC 3339 (2025-01-31T09:30:00Z), epoch milliseconds, or now-30d.`,
});
const label = z.string().min(1, 'must not be empty').max(255);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const range = { from: moment.optional(), to: moment.optional() };

/** What a delivery report is about; without a range the last 30 days, without an environment production. */
export const deliveryParams = z.object({
  service: label.optional(),
  environment: label.optional(),
  ...range,
  hours: z.enum(HOURS).default('calendar'),
  timeZone: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .default('UTC'),
});
export type DeliveryParams = z.output<typeof deliveryParams>;

export const deliveryRowsParams = deliveryParams.extend({ metric: z.enum(METRICS) });
export const deliveryMarksParams = z.object(range);
export const deploymentListParams = deliveryParams.pick({
  service: true,
  environment: true,
  from: true,
  to: true,
});
export const deploymentParams = z.object({ ref: z.string().min(1).max(3_000) });
