import { quietRulesSchema, quietUntil } from '@/domain/notifications/quiet-hours';
import { formatTime } from '@/domain/time-range/format-time';
import { systemPool } from '../db/client';
import { selectQuietHours } from '../db/sql/contact-methods';

export interface Quiet {
  untilMs: number;
  /** For the ledger. */
  because: string;
}

/** Who of these people is not to be told of what is this bad at this moment, and why. */
export async function whyQuiet(
  userIds: readonly string[],
  severity: string,
  nowMs: number,
): Promise<Map<string, Quiet>> {
  const quiet = new Map<string, Quiet>();
  if (severity === 'critical' || userIds.length === 0) return quiet;
  for (const { userId, timeZone, rules } of await selectQuietHours(systemPool(), userIds)) {
    const known = quietRulesSchema.safeParse(rules);
    if (!known.success) continue;
    const untilMs = quietUntil({ timeZone, rules: known.data }, severity, nowMs);
    if (untilMs === null) continue;
    const until = formatTime(untilMs, timeZone, 'date-minute');
    const because = `Their quiet hours: nothing of severity ${severity} before ${until} (${timeZone}).`;
    quiet.set(userId, { untilMs, because });
  }
  return quiet;
}
