import { recurrenceSchema } from '@/domain/silences/schemas';
import type { Times } from '@/domain/silences/windows';

/** When a stored silence holds. */
export function timesOf(row: { startsAt: Date; endsAt: Date; recurrence: unknown }): Times {
  return {
    startsMs: row.startsAt.getTime(),
    endsMs: row.endsAt.getTime(),
    recurrence: row.recurrence === null ? null : recurrenceSchema.parse(row.recurrence),
  };
}
