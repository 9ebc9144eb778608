import type { Measured } from '@/domain/alerting/measured';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { type CurrentState, currentState } from '@/domain/heartbeats/heartbeat-record';
import { quantityText } from '@/domain/quantities/format-quantity';
import { listHeartbeatRows } from '../../db/sql/heartbeats';
import type { SignalReading } from './signal-reading';

type HeartbeatQuery = Extract<RuleQuery, { signal: 'heartbeat' }>;

/** 1 for a job that was missed or failed, 0 for one that is well; null for one that is not waited for. */
export async function heartbeatSamples(
  { client, nowMs, once }: SignalReading,
  query: HeartbeatQuery,
): Promise<Measured[]> {
  const rows = await once('heartbeats', () => listHeartbeatRows(client));
  return rows
    .filter(({ slug }) => query.slug === undefined || query.slug === slug)
    .map((row) => {
      const { state, overdueSeconds } = currentState(row, nowMs);
      return {
        labels: { heartbeat: row.slug },
        value: stateValue(state),
        words: `${row.slug}: ${wordsOf(state, overdueSeconds, row.lastMessage)}`,
        service: null,
        path: `heartbeats/${encodeURIComponent(row.slug)}`,
      };
    });
}

function stateValue(state: CurrentState): number | null {
  if (state === 'never') return null;
  // Nobody waits for a job that is paused: its alert is over.
  return state === 'missed' || state === 'failed' ? 1 : 0;
}

function wordsOf(state: CurrentState, overdue: number | null, message: string | null): string {
  const said = message === null || message === '' ? '' : `: ${message.slice(0, 200)}`;
  if (state === 'failed') return `ran and said that it failed${said}`;
  if (state === 'missed') return `did not run; overdue by ${quantityText(overdue ?? 0, 's')}`;
  return state === 'paused' ? 'paused' : 'ran in time';
}
