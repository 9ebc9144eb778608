import type { RuleQuery } from '@/domain/alerting/rule-query';
import type { DatabaseClient } from '../../db/client';

/** What the reading of a signal may use: one connection confined to the project, and one moment. */
export interface SignalReading {
  client: Pick<DatabaseClient, 'query'>;
  projectId: string;
  /** The moment that is looked at: the present, or one before it. */
  nowMs: number;
  presentMs: number;
  /** All that is read at this moment: what several of them need is read for all of them together. */
  queries: readonly RuleQuery[];
  /** Reads what many rules look at only once a tick. */
  once: <T>(key: string, read: () => Promise<T>) => Promise<T>;
}

export function makeSignalReading(
  input: Pick<SignalReading, 'client' | 'projectId' | 'nowMs' | 'queries'> & {
    presentMs?: number;
  },
): SignalReading {
  const known = new Map<string, Promise<unknown>>();
  return {
    presentMs: input.nowMs,
    ...input,
    once: <T>(key: string, read: () => Promise<T>) => {
      const before = known.get(key);
      if (before !== undefined) return before as Promise<T>;
      const reading = read();
      known.set(key, reading);
      return reading;
    },
  };
}
