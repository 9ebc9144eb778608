import type { ConcurrencyLimit } from '@/domain/breakers/breaker';
import { hashUuid } from '@/server/db/hash-uuid';
import { storeConcurrencyLimitsStatement } from '@/server/db/sql/concurrency-limits';
import type { ProjectRow, SignalPart } from '@/server/signals/signal-part';

export const concurrencyLimitPart: SignalPart<ConcurrencyLimit> = {
  partitioned: [],
  timeMs: (row) => row.timeMs,
  service: (row) => row.service,
  statements: (rows) => {
    const last = new Map<string, ProjectRow<ConcurrencyLimit> & { id: string }>();
    for (const { projectId, row } of [...rows].sort((a, b) => a.row.timeMs - b.row.timeMs)) {
      const id = limitIdOf(row);
      last.set(`${projectId} ${id}`, { projectId, row, id });
    }
    const sorted = [...last.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
    return [storeConcurrencyLimitsStatement(sorted.map(([, one]) => one))];
  },
};

function limitIdOf(row: ConcurrencyLimit): string {
  const { cluster, priority, limit, service, environment, instance } = row;
  return hashUuid(JSON.stringify([cluster, priority, limit, service, environment, instance]));
}
