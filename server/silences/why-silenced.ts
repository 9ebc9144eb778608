import { type MatchedAlert, matcherSchema, matchesAll } from '@/domain/silences/matchers';
import { windowAt } from '@/domain/silences/windows';
import { formatTime } from '@/domain/time-range/format-time';
import type { SilenceRow } from '../db/sql/silences';
import { timesOf } from './silence-times';

/** Why nobody is told of an alert at a moment, and until when. */
export interface Silenced {
  silenceId: string;
  untilMs: number;
  /** In words, for the ledger. */
  because: string;
  reason: string;
}

/** A question to the silences of a project as they are at a moment: which of them covers an alert, for the longest. */
export function silencer(
  rows: readonly SilenceRow[],
  nowMs: number,
): (alert: MatchedAlert) => Silenced | null {
  const holding = rows
    .flatMap((row) => {
      const window = windowAt(timesOf(row), nowMs);
      if (window === null) return [];
      const matches = matchesAll(matcherSchema.array().parse(row.matchers));
      return [{ row, untilMs: window.toMs, matches }];
    })
    .sort((a, b) => b.untilMs - a.untilMs);
  return (alert) => {
    const found = holding.find(({ matches }) => matches(alert));
    if (found === undefined) return null;
    const { row, untilMs } = found;
    const what = row.kind === 'maintenance' ? 'Maintenance' : 'Silenced';
    const until = `${formatTime(untilMs, 'UTC', 'date-minute')} UTC`;
    return {
      silenceId: row.id,
      untilMs,
      because: `${what} until ${until} (${row.ownerName}): ${row.reason}`,
      reason: row.reason,
    };
  };
}
