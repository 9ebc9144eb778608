import type { BreakerOrigin } from '@/domain/breakers/breaker';
import { listAliveBreakers } from '../db/sql/alive-breakers';
import type { Queryable } from '../db/sql/bind';
import { breakerIdOf } from './breaker-id';

/** Breakers that a project may have heard of within a week. */
export const MOST_BREAKERS = 2_000;
const BELIEVED_MS = 60_000;
/** Projects whose breakers a process remembers. */
const MOST_PROJECTS = 200;

interface Known {
  ids: Set<string>;
  loadedMs: number;
}

type Named = Pick<BreakerOrigin, 'breaker' | 'service' | 'environment'>;

/**
 * Bounds how many breakers a project has, so that an id in a breaker's name cannot grow them without end. The database
 * knows which there are; what a process admitted since it asked is its own, so several may go a little past the limit.
 */
export class BreakerAdmission {
  private readonly projects = new Map<string, Known>();

  constructor(private readonly limit = MOST_BREAKERS) {}

  /** Learns which breakers there are, at most once a minute; what is asked of a project before admits nothing new. */
  async load(client: Queryable, projectId: string): Promise<void> {
    const known = this.projects.get(projectId);
    const nowMs = performance.now();
    if (known !== undefined && nowMs - known.loadedMs < BELIEVED_MS) return;
    const ids = new Set(await listAliveBreakers(client, projectId, this.limit));
    // Put at the end, so that the one forgotten is the one not asked for longest.
    this.projects.delete(projectId);
    this.projects.set(projectId, { ids, loadedMs: nowMs });
    const [oldest] = this.projects.keys();
    if (this.projects.size > MOST_PROJECTS && oldest !== undefined) this.projects.delete(oldest);
  }

  admits(projectId: string, named: Named): boolean {
    const ids = this.projects.get(projectId)?.ids;
    if (ids === undefined) return false;
    const id = breakerIdOf(named);
    if (ids.has(id)) return true;
    if (ids.size >= this.limit) return false;
    ids.add(id);
    return true;
  }
}

/** Why a breaker was not admitted, for its sender. */
export function noRoomForBreaker({ breaker }: Named): { message: string; hint: string } {
  const most = MOST_BREAKERS.toLocaleString('en');
  return {
    message: `There is no room for the breaker ${JSON.stringify(breaker.slice(0, 80))}: this project told of ${most} others within a week.`,
    hint: 'Name a breaker after what it protects, without an id or an address in it; tell instances of one breaker apart by "instance".',
  };
}

/** This process's one memory of breakers. */
export const breakerAdmission = new BreakerAdmission();
