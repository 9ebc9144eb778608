import { z } from 'zod';
import { timeZoneField } from '../time-range/clock-fields';
import { rangeParams } from '../time-range/range-params';
import { HOURS, METRICS } from './delivery-metrics';

const label = z.string().min(1, 'must not be empty').max(255);

/** What a delivery report is about; without a range the last 30 days, without an environment production. */
export const deliveryParams = z.object({
  service: label.optional(),
  environment: label.optional(),
  ...rangeParams,
  hours: z.enum(HOURS).default('calendar'),
  timeZone: timeZoneField.optional().describe('Of business hours; left out: as the project has it'),
});
export type DeliveryParams = z.output<typeof deliveryParams>;

/** The page's own; what else it is compared with. */
export const deliverySummaryParams = deliveryParams.extend({
  compare: z.enum(['before']).optional(),
  /** Another service, in the same window. */
  against: label.optional(),
});
export type DeliverySummaryParams = z.output<typeof deliverySummaryParams>;

export const deliveryRowsParams = deliveryParams.extend({ metric: z.enum(METRICS) });
export const deliveryMarksParams = z.object(rangeParams);
export const deploymentListParams = deliveryParams.pick({
  service: true,
  environment: true,
  from: true,
  to: true,
});
export const deploymentParams = z.object({ ref: z.string().min(1).max(3_000) });
