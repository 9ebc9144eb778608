import { writeNotice } from '@/domain/live/changed-nouns';
import { systemPool } from '../db/client';
import { notifyProjects } from '../db/sql/notify';
import { log } from '../observability/log';

/** Followers look a few times a second at most; more notices would only be work. */
const PACE_MS = 100;
/** After a notice that could not be sent; followers wait for it. */
const RETRY_MS = 1_000;

/** That a project has new records, and of which kinds. */
export interface News {
  projectId: string;
  kinds: readonly string[];
}

/**
 * Tells on `channel` which projects have new records, after their commit. Not inside it: Postgres lets transactions with a
 * notice commit only one at a time. One that cannot be sent is sent a moment later; one that a crash swallows is made up for
 * by the next, or by the follower's own look.
 */
class Announcer {
  /** The kinds of the new records, by project. */
  private readonly due = new Map<string, Set<string>>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly channel: string) {}

  add(news: readonly News[]): void {
    this.note(news);
    if (this.timer === undefined) this.tell();
  }

  private note(news: readonly News[]): void {
    for (const { projectId, kinds } of news) {
      const known = this.due.get(projectId) ?? new Set();
      for (const kind of kinds) known.add(kind);
      this.due.set(projectId, known);
    }
  }

  private tell(): void {
    this.timer = undefined;
    if (this.due.size === 0) return;
    const news = [...this.due].map(([projectId, kinds]) => ({ projectId, kinds: [...kinds] }));
    this.due.clear();
    this.tellIn(PACE_MS);
    const pool = systemPool();
    const notices = news.map(({ projectId, kinds }) => writeNotice(projectId, kinds));
    notifyProjects(pool, this.channel, notices).catch((error) => {
      // This process ends.
      if (pool.ending) return;
      log.warn('Followers could not be told of new records; it is tried again', { error });
      this.note(news);
      this.tellIn(RETRY_MS);
    });
  }

  private tellIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), ms);
    this.timer.unref();
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
