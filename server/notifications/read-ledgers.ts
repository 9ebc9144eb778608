import type { LedgerEntry } from '@/domain/alerting/alert-answers';
import type { ProjectTransaction } from '../db/client';
import { type LedgerRow, READ_LEDGER } from '../db/sql/read-notifications';

/** Who was told of each of these alerts, when, through what, or why not; in the order that it was to happen. */
export async function readLedgers(
  tx: ProjectTransaction,
  projectId: string,
  alertIds: readonly string[],
): Promise<Map<string, LedgerEntry[]>> {
  const ledgers = new Map<string, LedgerEntry[]>();
  if (alertIds.length === 0) return ledgers;
  const rows = await tx.$queryRawUnsafe<LedgerRow[]>(READ_LEDGER, projectId, alertIds);
  for (const row of rows) {
    const known = ledgers.get(row.alertId);
    if (known === undefined) ledgers.set(row.alertId, [entryOf(row)]);
    else known.push(entryOf(row));
  }
  return ledgers;
}

function entryOf(row: LedgerRow): LedgerEntry {
  const { at, target, channel, transition, state } = row;
  return {
    at: at.toISOString(),
    target,
    channel,
    transition,
    status: state,
    reason: reasonOf(row),
  };
}

function reasonOf({
  state,
  isRepeat,
  tries,
  lastError,
  suppressedReason,
  heldMinutes,
}: LedgerRow): string | null {
  if (state === 'scheduled' && tries === 0 && heldMinutes !== null)
    return `Held back for ${heldMinutes} min, so that whoever was told before can acknowledge.`;
  if (state !== 'delivered') return suppressedReason ?? lastError;
  if (isRepeat) return 'May have arrived twice: an earlier try broke off before it was confirmed.';
  return tries > 1 ? `After ${tries} tries. ${lastError ?? ''}`.trim() : null;
}
