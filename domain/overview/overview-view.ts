import { z } from 'zod';
import { queuesParams } from '../queues/queue-params';
import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';

/** Wide enough to show what led to what is wrong now. */
export const USUAL_OVERVIEW_RANGE: TimeRange = { from: 'now-6h', to: 'now' };

/** The address of the overview. */
export const overviewViewSchema = timeRangeSchemaOf(USUAL_OVERVIEW_RANGE);

/** What the cause strip is asked for; of one service alone where it is named. */
export const stripParams = queuesParams.extend({ service: z.string().min(1).max(255).optional() });
export type StripParams = z.output<typeof stripParams>;
