import { z } from 'zod';
import { HEALTHS } from './health';

const signalStateSchema = z.object({
  health: z.enum(HEALTHS),
  /** Why, in words: a clause without a full stop. */
  reason: z.string(),
});
export type SignalState = z.infer<typeof signalStateSchema>;

/** Null: the service has never sent that signal, as far as is looked back. */
const signalsSchema = z.object({
  logs: signalStateSchema.nullable(),
  queues: signalStateSchema.nullable(),
  breakers: signalStateSchema.nullable(),
  ai: signalStateSchema.nullable(),
  delivery: signalStateSchema.nullable(),
});
export type ServiceSignals = z.infer<typeof signalsSchema>;

/** A service as it stands now. */
export const serviceStateSchema = z.object({
  service: z.string(),
  ownerTeam: z.string().nullable(),
  /** 1 (losing it stops the business) to 4. */
  tier: z.number().nullable(),
  /** The worst of its signals. */
  health: z.enum(HEALTHS),
  signals: signalsSchema,
});
export type ServiceState = z.infer<typeof serviceStateSchema>;
