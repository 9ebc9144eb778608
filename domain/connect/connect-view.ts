import { z } from 'zod';
import { CONNECT_SIGNALS } from './connect-choices';

/** What the Connect page shows, from and to its address. */
export const connectViewSchema = z.object({
  signal: z.enum(CONNECT_SIGNALS).catch('logs').default('logs'),
});
