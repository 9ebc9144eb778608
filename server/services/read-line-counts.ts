import type { LineCounts } from '@/domain/services/judge-error-lines';
import { usualHours, usualOf } from '@/domain/services/usual';
import type { Queryable } from '../db/sql/bind';
import { readToldHours } from '../db/sql/log-volume';
import { readLinesNow } from '../db/sql/service-health';

const MINUTE_MS = 60_000;
const RECENT_MINUTES = 15;

/** What each service, or this one, has logged lately, and what it logs at this time of day as a rule. */
export async function readLineCounts(
  client: Queryable,
  nowMs: number,
  service?: string,
): Promise<Map<string, LineCounts>> {
  const sinceMs = Math.floor(nowMs / MINUTE_MS - RECENT_MINUTES + 1) * MINUTE_MS;
  const hours = usualHours(nowMs);
  const rows = await readLinesNow(client, { sinceMs, hours, service });
  // Of a day on which the project was not told anything at all, nothing is known of this service either.
  const told =
    service === undefined
      ? new Set(rows.flatMap((row) => [...row.hours.keys()]))
      : await readToldHours(client, hours);
  return new Map(
    rows.map(({ service: name, errors, lines, hours: known }) => {
      const usual = (count: 0 | 1) => {
        const days = hours.map((hour) => known.get(hour)?.[count] ?? (told.has(hour) ? 0 : null));
        const hourly = usualOf(days);
        return hourly === null ? null : hourly / 60;
      };
      const [usualErrors, usualLines] = [usual(0), usual(1)];
      return [name, { errors, lines, minutes: RECENT_MINUTES, usualErrors, usualLines }];
    }),
  );
}
