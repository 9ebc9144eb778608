import { decodeLogCursor } from '@/domain/logs/cursor';
import { selectTrailEvents } from '@/server/db/sql/log-trail';
import type { TrailSource } from './trail-source';

/** A bigint below and above every row's. */
export const NUMBERED_ENDS = { first: '-1', last: '9223372036854775807' };

export const logSource: TrailSource = {
  ends: NUMBERED_ENDS,
  select: async (client, id, range, limit) => {
    const events = await selectTrailEvents(client, id, range, limit);
    return events.map((event) => {
      const { time, service, level, durationMs, message, cursor } = event;
      const place = decodeLogCursor(cursor) ?? { timeUs: Date.parse(time) * 1000, id: event.id };
      const common = { time, service, level, durationMs, title: message, ref: cursor };
      return { ...place, item: { kind: 'log', ...common, event, span: null } };
    });
  },
};
