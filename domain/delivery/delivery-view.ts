import { z } from 'zod';
import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';
import { HOURS, METRICS } from './delivery-params';

/** What the delivery page usually looks at: an hour of a few deployments a day says nothing. */
export const DELIVERY_TIME: TimeRange = { from: 'now-30d', to: 'now' };

/** The state of the delivery page, as its address holds it. */
export const deliveryViewSchema = timeRangeSchemaOf(DELIVERY_TIME).extend({
  /** Empty: all services. */
  service: z.string().max(255).catch(''),
  /** Empty: production, whatever it is called. */
  environment: z.string().max(255).catch(''),
  hours: z.enum(HOURS).catch('calendar'),
  metric: z.enum(METRICS).catch('leadTime'),
  /** What the list shows: the deployments, or the rows that the metric is made of or leaves out. */
  rows: z.enum(['deployments', 'included', 'excluded']).catch('deployments'),
  /** The ref of the deployment that is open beside the list. */
  open: z.string().max(3_000).catch(''),
});
export type DeliveryView = z.output<typeof deliveryViewSchema>;
