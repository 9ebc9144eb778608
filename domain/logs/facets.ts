import { z } from 'zod';

/** How often each value of a field occurs among the events that match. */
export const logFacetsSchema = z.object({
  from: z.string(),
  to: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      /** Most frequent first. */
      values: z.array(z.object({ value: z.string(), count: z.number() })),
      /** Events with values beyond those listed. */
      other: z.number(),
      /** Events without the field; null where that was not counted. */
      missing: z.number().nullable(),
      /** Null when every matching event was counted, else the number of newest matches that were. */
      sampled: z.number().nullable(),
    }),
  ),
});
export type LogFacets = z.infer<typeof logFacetsSchema>;
export type LogFacet = LogFacets['fields'][number];
