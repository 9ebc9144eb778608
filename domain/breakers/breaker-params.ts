import { z } from 'zod';
import { momentParam } from '../time-range/moment-param';

/** What breakers are read over; without a range the last hour. */
export const breakersParams = z.object({
  from: momentParam.optional(),
  to: momentParam.optional(),
});
export type BreakersParams = z.output<typeof breakersParams>;

/** A hash in the form of a UUID, which has no version in it. */
export const breakerParams = z.object({ id: z.guid() });
