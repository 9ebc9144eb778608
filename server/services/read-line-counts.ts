import type { LineCounts } from '@/domain/services/judge-error-lines';
import { usualHours, usualOf } from '@/domain/services/usual';
import type { Queryable } from '../db/sql/bind';
import { readToldHours } from '../db/sql/log-volume';
import { readHourLines, readMinuteLines, type ServiceLines } from '../db/sql/service-health';

const MINUTE_MS = 60_000;
const RECENT_MINUTES = 15;

/** What each service, or this one, has logged lately, and what it logs at this time of day as a rule. */
export async function readLineCounts(
  client: Queryable,
  nowMs: number,
  service?: string,
): Promise<Map<string, LineCounts>> {
  const sinceMs = Math.floor(nowMs / MINUTE_MS - RECENT_MINUTES + 1) * MINUTE_MS;
  const recent = byService(await readMinuteLines(client, sinceMs, { service }));
  const hours = usualHours(nowMs);
  const before = byService(await readHourLines(client, hours, service));
  // Of a day on which the project was not told anything at all, nothing is known of this service either.
  const told = await readToldHours(client, hours);
  const counts = new Map<string, LineCounts>();
  for (const service of new Set([...recent.keys(), ...before.keys()])) {
    const now = recent.get(service) ?? [];
    const days = hours.map((hour) => {
      const row = before.get(service)?.find(({ fromMs }) => fromMs === hour);
      return row ?? (told.has(hour) ? { errors: 0, lines: 0 } : null);
    });
    const usual = (count: 'errors' | 'lines') => {
      const hourly = usualOf(days.map((day) => day?.[count] ?? null));
      return hourly === null ? null : hourly / 60;
    };
    counts.set(service, {
      errors: sum(now, 'errors'),
      lines: sum(now, 'lines'),
      minutes: RECENT_MINUTES,
      usualErrors: usual('errors'),
      usualLines: usual('lines'),
    });
  }
  return counts;
}

function byService(rows: readonly ServiceLines[]): Map<string, ServiceLines[]> {
  const groups = new Map<string, ServiceLines[]>();
  for (const row of rows) {
    const group = groups.get(row.service);
    if (group === undefined) groups.set(row.service, [row]);
    else group.push(row);
  }
  return groups;
}

function sum(rows: readonly ServiceLines[], count: 'errors' | 'lines'): number {
  return rows.reduce((total, row) => total + row[count], 0);
}
