import { selectTrailLetters } from '@/server/db/sql/dead-letter-trail';
import { isoOfMicros } from '@/server/db/sql/log-event-row';
import type { TrailSource } from './trail-source';

export const deadLetterSource: TrailSource = {
  // An id begins with a hexadecimal digit.
  ends: { first: '', last: 'g' },
  select: async (client, id, range, limit) => {
    const rows = await selectTrailLetters(client, id, range, limit);
    return rows.map((row) => {
      const timeUs = Number(row.ts_us);
      const error = row.error_type === null ? row.error : `${row.error_type}: ${row.error}`;
      return {
        timeUs,
        id: row.id,
        item: {
          time: isoOfMicros(timeUs),
          kind: 'dead_letter',
          service: row.service,
          title: `dead letter in ${row.queue}: ${error.split('\n', 1)[0] ?? ''}`,
          ref: `${row.queue_id}?open=${row.group_id}`,
          level: 'error',
          durationMs: null,
          event: null,
          span: null,
        },
      };
    });
  },
};
