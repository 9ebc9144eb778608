import type { Span } from '@/domain/traces/span';
import { copySpansStatement } from '@/server/db/sql/copy-spans';
import type { SignalPart } from '@/server/signals/signal-part';

export const spanPart: SignalPart<Span> = {
  partitioned: ['span'],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  place: ({ environment, version }) => ({ environment, version }),
  statements: (rows) => [copySpansStatement(rows)],
};
