import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import { noteServicesStatement } from '@/server/db/sql/services';
import { SeriesLimiter } from '@/server/ingest/series-limiter';

export interface NamedService {
  projectId: string;
  service: string | null;
}

const AGAIN_AFTER_MS = 60_000;
const HOUR_MS = 3_600_000;
const MOST_REMEMBERED = 50_000;

const limiter = new SeriesLimiter();
/** When this process last noted a service, by project and name, in its own monotonic time. */
const noted = new Map<string, number>();

/**
 * The statement that puts services into the catalogue as signals name them; none when all of them were noted within the
 * last minute. A sender that puts an id into its service's name is stopped at 500 names an hour. Have them remembered
 * once it is committed: one that was rolled back is needed again.
 */
export function noteServices(named: readonly NamedService[]): PipelinedStatement[] {
  const nowMs = performance.now();
  const fresh = new Map<string, { projectId: string; service: string }>();
  for (const { projectId, service } of named) {
    if (service === null || service === '') continue;
    const key = keyOf(projectId, service);
    if (fresh.has(key) || nowMs - (noted.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS)
      continue;
    if (!limiter.admit(projectId, Math.floor(nowMs / HOUR_MS), 'service', service)) continue;
    fresh.set(key, { projectId, service });
  }
  if (fresh.size === 0) return [];
  const rows = [...fresh.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return [noteServicesStatement(rows)];
}

/** Spares the database the same services for a minute. */
export function rememberServices(named: readonly NamedService[]): void {
  const nowMs = performance.now();
  if (noted.size > MOST_REMEMBERED) noted.clear();
  for (const { projectId, service } of named) {
    if (service === null || service === '') continue;
    const key = keyOf(projectId, service);
    const before = noted.get(key) ?? Number.NEGATIVE_INFINITY;
    if (nowMs - before >= AGAIN_AFTER_MS) noted.set(key, nowMs);
  }
}

function keyOf(projectId: string, service: string): string {
  return `${projectId} ${service}`;
}
