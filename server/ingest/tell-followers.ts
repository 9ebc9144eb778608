import { systemPool } from '../db/client';
import { notifyProjects } from '../db/sql/notify';
import { log } from '../observability/log';

/** Followers look a few times a second at most; more notices would only be work. */
const PACE_MS = 100;

/**
 * Tells on `channel` which projects have new records, after their commit. Not inside it: Postgres lets transactions with a
 * notice commit only one at a time. One that a crash swallows is made up for by the next, or by the follower's own look.
 */
class Announcer {
  private readonly due = new Set<string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly channel: string) {}

  add(projectIds: readonly string[]): void {
    for (const projectId of projectIds) this.due.add(projectId);
    if (this.timer === undefined) this.tell();
  }

  private tell(): void {
    this.timer = undefined;
    if (this.due.size === 0) return;
    const projectIds = [...this.due];
    this.due.clear();
    this.timer = setTimeout(() => this.tell(), PACE_MS);
    this.timer.unref();
    notifyProjects(systemPool(), this.channel, projectIds).catch((error) => {
      log.warn('Followers could not be told of new records', { error });
    });
  }
}

const globalStore = globalThis as typeof globalThis & {
  candorAnnouncers?: Map<string, Announcer>;
};

export function tellFollowers(channel: string, projectIds: readonly string[]): void {
  globalStore.candorAnnouncers ??= new Map();
  const announcers = globalStore.candorAnnouncers;
  const announcer = announcers.get(channel) ?? new Announcer(channel);
  announcers.set(channel, announcer);
  announcer.add(projectIds);
}
