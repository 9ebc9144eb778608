import { z } from 'zod';
import { rangeParams } from '../time-range/range-params';

const wholeNumber = (least: number, most: number, usual: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, { error: 'must be a whole number' })
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .default(usual);

const filter = { q: z.string().default(''), ...rangeParams };
const cursor = z.string().max(40).optional();

/** Query parameters of the read routes. Times: RFC 3339, epoch milliseconds or relative to now. */
export const logSearchParams = z.object({ ...filter, limit: wholeNumber(1, 1000, 100), cursor });
export const logHistogramParams = z.object({ ...filter, buckets: wholeNumber(1, 240, 120) });
export const logFacetsParams = z.object({
  ...filter,
  /** Names as the search language writes them, separated by commas. */
  fields: z.string().max(1000).optional(),
  /** Values listed for each field. */
  limit: wholeNumber(1, 100, 20),
});
export const logTailParams = z.object({ q: filter.q });
export const logExportParams = z.object({
  ...filter,
  format: z.enum(['csv', 'ndjson']).default('ndjson'),
});
export const trailParams = z.object({
  ...rangeParams,
  limit: wholeNumber(1, 1000, 500),
  cursor: z.string().max(300).optional(),
});
export const logSurroundingsParams = z.object({
  before: wholeNumber(0, 200, 20),
  after: wholeNumber(0, 200, 20),
});
export const logFieldValuesParams = z.object({ field: z.string().min(1).max(300), ...rangeParams });
export const logFieldsParams = z.object(rangeParams);

export type LogSearchParams = z.output<typeof logSearchParams>;
export type LogFilterParams = Pick<LogSearchParams, 'q' | 'from' | 'to'>;
