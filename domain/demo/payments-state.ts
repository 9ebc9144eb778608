import { z } from 'zod';

/** Whether the demo shop's payments service runs, and whether it can be broken. */
export const paymentsStateSchema = z.object({
  /** Null while it runs. */
  outage: z
    .object({
      since: z.string(),
      /** When it is started again by itself. */
      until: z.string(),
    })
    .nullable(),
  /** Why it cannot be broken at all; null where it can. */
  because: z.string().nullable(),
});
export type PaymentsState = z.output<typeof paymentsStateSchema>;
