import { writeNotice } from '@/domain/live/changed-nouns';
import { systemPool } from '../db/client';
import { notifyProjects } from '../db/sql/notify';
import { log } from '../observability/log';

/** Followers look a few times a second at most; more notices would only be work. */
const PACE_MS = 100;

/** That a project has new records, and of which kinds. */
export interface News {
  projectId: string;
  kinds: readonly string[];
}

/**
 * Tells on `channel` which projects have new records, after their commit. Not inside it: Postgres lets transactions with a
 * notice commit only one at a time. One that a crash swallows is made up for by the next, or by the follower's own look.
 */
class Announcer {
  /** The kinds of the new records, by project. */
  private readonly due = new Map<string, Set<string>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly channel: string) {}

  add(news: readonly News[]): void {
    for (const { projectId, kinds } of news) {
      const known = this.due.get(projectId) ?? new Set();
      for (const kind of kinds) known.add(kind);
      this.due.set(projectId, known);
    }
    if (this.timer === undefined) this.tell();
  }

  private tell(): void {
    this.timer = undefined;
    if (this.due.size === 0) return;
    const notices = [...this.due].map(([projectId, kinds]) => writeNotice(projectId, kinds));
    this.due.clear();
    this.timer = setTimeout(() => this.tell(), PACE_MS);
    this.timer.unref();
    notifyProjects(systemPool(), this.channel, notices).catch((error) => {
      log.warn('Followers could not be told of new records', { error });
    });
  }
}

const globalStore = globalThis as typeof globalThis & {
  candorAnnouncers?: Map<string, Announcer>;
};

export function tellFollowers(channel: string, news: readonly News[]): void {
  globalStore.candorAnnouncers ??= new Map();
  const announcers = globalStore.candorAnnouncers;
  const announcer = announcers.get(channel) ?? new Announcer(channel);
  announcers.set(channel, announcer);
  announcer.add(news);
}
