import { type TimeRange, timeRangeSchemaOf } from '../time-range/time-range';

/** Wide enough to show what led to what is wrong now. */
export const USUAL_OVERVIEW_RANGE: TimeRange = { from: 'now-6h', to: 'now' };

/** The address of the overview. */
export const overviewViewSchema = timeRangeSchemaOf(USUAL_OVERVIEW_RANGE);
