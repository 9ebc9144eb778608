import type { QueryNode } from '@/domain/logs/query/ast';
import { matchesLogEvent } from '@/domain/logs/query/match-log-event';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { EventStream, StreamLimit } from '../live/event-stream';
import { followLogs } from './log-feed';

/** Events kept for a reader that is slower than the stream; older ones are passed over and counted. */
const BACKLOG = 500;
const tails = new StreamLimit(
  200,
  'live tails',
  'Close some of them, or ask for the newest page every few seconds instead.',
);

/**
 * New matching events as server-sent events: `log` (one event each), `skipped` ({count} events passed over because they
 * came faster than they could be sent), `end` before the stream is closed; comments as heartbeat.
 * @throws ServiceError rate_limited when too many follow at once
 */
export function tailLogs(projectId: string, ast: QueryNode, signal: AbortSignal): Response {
  const waiting = new WaitingEvents();
  return EventStream.answer(
    {
      follow: (stream) =>
        followLogs(projectId, (events, skipped) => {
          waiting.take(
            events.filter((event) => matchesLogEvent(ast, event)),
            skipped,
          );
          waiting.sendTo(stream);
        }),
      flush: (stream) => waiting.sendTo(stream),
    },
    tails,
    signal,
  );
}

class WaitingEvents {
  private readonly events: StoredLogEvent[] = [];
  private skipped = 0;

  take(events: readonly StoredLogEvent[], skipped: number): void {
    this.skipped += skipped;
    this.events.push(...events);
    const surplus = this.events.length - BACKLOG;
    if (surplus > 0) {
      this.events.splice(0, surplus);
      this.skipped += surplus;
    }
  }

  sendTo(stream: EventStream): void {
    while (stream.hasRoom) {
      if (this.skipped > 0) {
        const count = this.skipped;
        this.skipped = 0;
        stream.send('skipped', { count });
      }
      const event = this.events.shift();
      if (event === undefined) return;
      stream.send('log', event, event.cursor);
    }
  }
}
