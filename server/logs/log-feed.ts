import { decodeLogCursor } from '@/domain/logs/cursor';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { listen } from '../db/listen';
import { countLogEventsBetween, selectArrivedLogEvents } from '../db/sql/log-tail';
import { log } from '../observability/log';

/** What a follower is told: the new events in order, and how many were passed over unread. */
export type OnArrival = (events: StoredLogEvent[], skipped: number) => void;

/** Newest events looked at in one turn; what lies further back in a faster stream is passed over. */
const WINDOW = 2_000;
/** A turn follows the last one no sooner than this, however many commits there are. */
const PACE_MS = 250;
const RETRY_MS = 1_000;
/** Looked at this often without a notice too: the one who should have sent it may have been killed after its commit. */
const LOOK_ANYWAY_MS = 10_000;
/** An event may be committed this long after it was received and still be seen. */
const LATE_US = 20_000_000;

/** What arrives in one project, read once for all who follow it. */
class LogFeed {
  private readonly followers = new Set<OnArrival>();
  private readonly known = new Map<string, number>();
  private sinceUs = 0;
  private newestUs = 0;
  private isReading = false;
  private isDue = false;
  private hasBegun = false;
  /** When the first follower came; what was received before that is no news. */
  private readonly startedUs: Promise<number> = nowUs();
  private timer: NodeJS.Timeout | undefined;
  private lookTimer: NodeJS.Timeout | undefined;
  private stopListening: (() => void) | undefined;

  constructor(
    private readonly projectId: string,
    private readonly onEmpty: () => void,
  ) {}

  follow(onArrival: OnArrival): () => void {
    this.followers.add(onArrival);
    this.stopListening ??= listen('candor_log', (project) => {
      if (project === null || project === this.projectId) this.wake();
    });
    this.lookTimer ??= setInterval(() => this.wake(), LOOK_ANYWAY_MS);
    return () => {
      this.followers.delete(onArrival);
      if (this.followers.size > 0) return;
      this.stopListening?.();
      clearInterval(this.lookTimer);
      clearTimeout(this.timer);
      this.onEmpty();
    };
  }

  private wake(): void {
    this.isDue = true;
    if (!this.isReading && this.timer === undefined) this.turn();
  }

  private turn(): void {
    this.timer = undefined;
    if (!this.isDue || this.followers.size === 0) return;
    this.isDue = false;
    this.isReading = true;
    let pause = PACE_MS;
    this.read()
      .catch((error) => {
        // Nothing is lost: what was not read now is read in the next turn.
        log.warn('New log events could not be read for those who follow them', { error });
        this.isDue = true;
        pause = RETRY_MS;
      })
      .finally(() => {
        this.isReading = false;
        this.timer = setTimeout(() => this.turn(), pause);
      });
  }

  private async read(): Promise<void> {
    const readAtUs = await nowUs();
    if (!this.hasBegun) this.sinceUs = readAtUs - LATE_US;
    const knownIds = [...this.known.keys()];
    const { events, skipped } = await readInProject(this.projectId, async (client) => {
      const arrived = { sinceUs: this.sinceUs, knownIds, window: WINDOW };
      const events = await selectArrivedLogEvents(client, arrived);
      const oldestUs = timeUsOf(events[0]);
      const isFull = this.hasBegun && events.length >= WINDOW && oldestUs > this.newestUs;
      const skipped = isFull ? await countLogEventsBetween(client, this.newestUs, oldestUs) : 0;
      return { events, skipped };
    });
    for (const event of events) this.known.set(event.id, Date.parse(event.receivedAt) * 1000);
    this.newestUs = Math.max(this.newestUs, timeUsOf(events[events.length - 1]));
    this.sinceUs = readAtUs - LATE_US;
    for (const [id, receivedUs] of this.known) {
      if (receivedUs < this.sinceUs - LATE_US) this.known.delete(id);
    }
    const startedUs = await this.startedUs;
    const isNews = (event: StoredLogEvent) => Date.parse(event.receivedAt) * 1000 >= startedUs;
    // The first turn learns what was there before anybody followed.
    const news = this.hasBegun ? events : events.filter(isNews);
    this.hasBegun = true;
    if (news.length === 0) return;
    for (const onArrival of this.followers) onArrival(news, skipped);
  }
}

async function nowUs(): Promise<number> {
  return Math.floor(await databaseNow()) * 1000;
}

function timeUsOf(event: StoredLogEvent | undefined): number {
  return event === undefined ? 0 : (decodeLogCursor(event.cursor)?.timeUs ?? 0);
}

const globalStore = globalThis as typeof globalThis & { candorLogFeeds?: Map<string, LogFeed> };

/** Calls `onArrival` with what arrives in the project from now on. Answers the function that ends it. */
export function followLogs(projectId: string, onArrival: OnArrival): () => void {
  globalStore.candorLogFeeds ??= new Map();
  const feeds = globalStore.candorLogFeeds;
  let feed = feeds.get(projectId);
  if (feed === undefined) {
    feed = new LogFeed(projectId, () => feeds.delete(projectId));
    feeds.set(projectId, feed);
  }
  return feed.follow(onArrival);
}
