import type { LogEvent } from '@/domain/logs/log-event';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { systemPool } from '@/server/db/client';
import { makeDayPartitions } from '@/server/db/sql/day-partitions';
import { storeLogRecords } from '@/server/logs/store-log-records';

/** A log event with what a test cares about, and nothing in the other fields. */
export function makeLogEvent(fields: Partial<LogEvent> & { timeMs: number }): LogEvent {
  return {
    severityNumber: 9,
    severityText: null,
    service: null,
    environment: null,
    version: null,
    message: 'order placed',
    traceId: null,
    spanId: null,
    correlationId: null,
    causationId: null,
    tenant: null,
    user: null,
    durationMs: null,
    error: null,
    attributes: {},
    resource: {},
    flags: [],
    ...fields,
  };
}

/** Stores events the way ingest does, roll-ups and notice included, at whatever time they carry. */
export async function storeLogEvents(projectId: string, events: LogEvent[]): Promise<void> {
  const days = new Set(events.map(({ timeMs }) => new Date(timeMs).toISOString().slice(0, 10)));
  await makeDayPartitions(systemPool(), 'log_event', days);
  const key: AuthenticatedKey = {
    id: '00000000-0000-4000-8000-0000000000aa',
    projectId,
    name: 'test',
    scopes: ['ingest'],
    eventsPerSecond: null,
    dailyEvents: null,
    expiresAtMs: null,
    revokedAtMs: null,
  };
  await storeLogRecords({
    key,
    route: 'v1/logs',
    count: events.length,
    read: (index) => {
      const event = events[index];
      if (!event) return { ok: false, message: 'There is no such event', hint: '' };
      return { ok: true, event, shape: 'test' };
    },
    rawOf: () => '{}',
    unreadable: [],
    bytes: 0,
    idempotency: null,
  });
}
