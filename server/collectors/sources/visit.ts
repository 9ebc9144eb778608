import type { RecordContext } from '@/domain/ingest/record-reading';
import type { SignalRecord } from '@/server/signals/signal-record';

/** A collector as a visit needs it, its secret opened. */
export interface VisitTarget {
  url: string;
  username: string | null;
  secret: string | null;
  service: string | null;
  environment: string | null;
  prefix: string;
}

export interface VisitInput {
  target: VisitTarget;
  /** What the visit before left to be remembered. */
  memory: unknown;
  context: RecordContext;
}

export interface VisitResult {
  records: SignalRecord[];
  /** In words: "12 queues, 2 of them for dead letters". */
  found: string;
  memory: Record<string, unknown>;
}

/** Looks at what a collector points to. Throws VisitFailure when that cannot be done. */
export type Visit = (input: VisitInput) => Promise<VisitResult>;

/** The value of an Authorization header with a user and a password. */
export function basicAuthorization(username: string, secret: string | null): string {
  return `Basic ${Buffer.from(`${username}:${secret ?? ''}`).toString('base64')}`;
}
