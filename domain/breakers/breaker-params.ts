import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';

/** What breakers are read over; without a range the last hour. */
export const breakersParams = z.object(rangeParams);
export type BreakersParams = z.output<typeof breakersParams>;

/** A hash in the form of a UUID, which has no version in it. */
export const breakerParams = z.object({ id: z.guid() });
