import type { LineCounts } from '@/domain/services/judge-error-lines';
import { usualHours, usualOf } from '@/domain/services/usual';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import { readToldHours } from '../db/sql/log-volume';
import {
  type HourLines,
  type RecentLines,
  readHourLines,
  readRecentLines,
} from '../db/sql/service-health';
import { keepUsual } from './kept-usual';

const MINUTE_MS = 60_000;
const RECENT_MINUTES = 15;

/** What each service has logged lately, and what it logs at this time of day as a rule. */
export async function readAllLineCounts(
  projectId: string,
  nowMs: number,
): Promise<Map<string, LineCounts>> {
  const [recent, usual] = await Promise.all([
    readInProject(projectId, (client) => readRecentLines(client, { sinceMs: sinceOf(nowMs) })),
    keepUsual(`lines ${projectId}`, nowMs, (minuteMs) =>
      readInProject(projectId, async (client) => {
        const hours = usualHours(minuteMs);
        const lines = await readHourLines(client, { hours });
        // Of an hour in which the project was not told anything at all, nothing is known of a service either.
        const told = new Set([...lines.values()].flatMap((known) => [...known.keys()]));
        return usualOfAll(lines, { hours, told });
      }),
    ),
  ]);
  const names = new Set([...recent.keys(), ...usual.byService.keys()]);
  return new Map(
    [...names].map((name) => [
      name,
      countsOf(recent.get(name), usual.byService.get(name) ?? usual.ofNone),
    ]),
  );
}

/** The same of one service; empty where it logged nothing at either time. */
export async function readLineCounts(
  client: Queryable,
  nowMs: number,
  service: string,
): Promise<Map<string, LineCounts>> {
  const hours = usualHours(nowMs);
  const recent = await readRecentLines(client, { sinceMs: sinceOf(nowMs), service });
  const lines = await readHourLines(client, { hours, service });
  const told = await readToldHours(client, hours);
  const usual = usualOfAll(lines, { hours, told });
  if (recent.size + lines.size === 0) return new Map();
  const own = usual.byService.get(service) ?? usual.ofNone;
  return new Map([[service, countsOf(recent.get(service), own)]]);
}

function sinceOf(nowMs: number): number {
  return Math.floor(nowMs / MINUTE_MS - RECENT_MINUTES + 1) * MINUTE_MS;
}

type Usual = Pick<LineCounts, 'usualErrors' | 'usualLines'>;

function countsOf(recent: RecentLines | undefined, usual: Usual): LineCounts {
  return { errors: 0, lines: 0, ...recent, minutes: RECENT_MINUTES, ...usual };
}

interface Told {
  hours: readonly number[];
  told: ReadonlySet<number>;
}

/** `ofNone` is of a service that logged in none of these hours. */
function usualOfAll(lines: ReadonlyMap<string, HourLines>, asked: Told) {
  const byService = new Map([...lines].map(([name, own]) => [name, usualLines(own, asked)]));
  return { byService, ofNone: usualLines(new Map(), asked) };
}

function usualLines(known: HourLines, { hours, told }: Told): Usual {
  const usual = (count: 0 | 1) => {
    const days = hours.map((hour) => known.get(hour)?.[count] ?? (told.has(hour) ? 0 : null));
    const hourly = usualOf(days);
    return hourly === null ? null : hourly / 60;
  };
  return { usualErrors: usual(0), usualLines: usual(1) };
}
