import type { Sighting } from '@/domain/services/sighting';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import {
  noteServicesStatement,
  noteSightingsStatement,
  type SightingRow,
} from '@/server/db/sql/services';
import { SeriesLimiter } from '@/server/ingest/series-limiter';

const AGAIN_AFTER_MS = 60_000;
const HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 50_000;

const limiter = new SeriesLimiter();
/** When this process last noted a sighting, by its key, in its own monotonic time. */
const noted = new Map<string, number>();

/**
 * The statements that put services into the catalogue as signals name them, and by what they were heard of; none when all
 * of it was noted within the last minute. A sender that puts an id into its service's name is stopped at 500 names an
 * hour, one that puts it into a version at 2,000. Have them remembered once it is committed: one that was rolled back is
 * needed again.
 */
export function noteServices(sightings: Iterable<Sighting>): PipelinedStatement[] {
  const nowMs = performance.now();
  const hour = Math.floor(nowMs / HOUR_MS);
  const services = new Map<string, { projectId: string; service: string }>();
  const places = new Map<string, SightingRow>();
  for (const { projectId, service, environment, version, signal } of sightings) {
    if (service === null || service === '') continue;
    const row = {
      projectId,
      service,
      environment: environment ?? '',
      version: version ?? '',
      signal,
    };
    const key = keyOf(row);
    if (places.has(key) || isNoted(key, nowMs)) continue;
    if (!limiter.admit(projectId, hour, 'service', service)) continue;
    services.set(`${projectId} ${service}`, { projectId, service });
    if (limiter.admit(projectId, hour, 'series', key)) places.set(key, row);
  }
  if (services.size === 0) return [];
  const statements = [noteServicesStatement(sorted(services))];
  if (places.size > 0) statements.push(noteSightingsStatement(sorted(places)));
  return statements;
}

/** Spares the database the same sightings for a minute. */
export function rememberServices(sightings: Iterable<Sighting>): void {
  const nowMs = performance.now();
  if (noted.size > MOST_REMEMBERED) noted.clear();
  for (const { projectId, service, environment, version, signal } of sightings) {
    if (service === null || service === '') continue;
    const row = { environment: environment ?? '', version: version ?? '' };
    const key = keyOf({ projectId, service, signal, ...row });
    if (!isNoted(key, nowMs)) noted.set(key, nowMs);
  }
}

/** The next signal that names the service notes it again, however soon it comes. */
export function forgetNoted(projectId: string, service: string): void {
  const start = `${projectId} ${service}\u0001`;
  for (const key of noted.keys()) if (key.startsWith(start)) noted.delete(key);
}

function isNoted(key: string, nowMs: number): boolean {
  return nowMs - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS;
}

/** In the order in which every writer locks them. */
function sorted<Row>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

function keyOf({ projectId, service, environment, version, signal }: SightingRow): string {
  return `${projectId} ${service}\u0001${environment}\u0001${version}\u0001${signal}`;
}
