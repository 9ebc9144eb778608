import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';
import { choiceParam, textParam, type ViewOf } from '../url-state/view-params';
import { HOURS, METRICS } from './delivery-metrics';

/** What the delivery page usually looks at: an hour of a few deployments a day says nothing. */
export const DELIVERY_TIME: TimeRange = { from: 'now-30d', to: 'now' };

/** The state of the delivery page, as its address holds it. */
export const deliveryViewSchema = {
  ...timeRangeSchemaOf(DELIVERY_TIME),
  /** Empty: all services. */
  service: textParam(255),
  /** Empty: production, whatever it is called. */
  environment: textParam(255),
  hours: choiceParam(HOURS, 'calendar'),
  /** Also what was before, as long as this. */
  compare: choiceParam(['', 'before'], ''),
  /** Another service that the chosen one is held against; empty: none. */
  against: textParam(255),
  metric: choiceParam(METRICS, 'leadTime'),
  /** What the list shows: the deployments, or the rows that the metric is made of or leaves out. */
  rows: choiceParam(['deployments', 'included', 'excluded'], 'deployments'),
  /** The ref of the deployment that is open beside the list. */
  open: textParam(3_000),
};
export type DeliveryView = ViewOf<typeof deliveryViewSchema>;
