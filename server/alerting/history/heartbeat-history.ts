import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { type HeartbeatSpell, silenceUntil } from '@/domain/heartbeats/heartbeat-record';
import { listHeartbeatRows, type StoredHeartbeat, selectSpells } from '../../db/sql/heartbeats';
import type { HistoryReading, HistoryWindow } from './history-window';

/** 1 in each step in which a job was overdue or had failed, 0 in the others since it is known. */
export async function heartbeatHistory(
  { client, presentMs }: HistoryReading,
  query: Extract<RuleQuery, { signal: 'heartbeat' }>,
  window: HistoryWindow,
): Promise<MeasuredHistory> {
  const { stepMs } = window;
  const jobs = await listHeartbeatRows(client);
  const spells = await selectSpells(client, window, query.slug ?? null);
  const courses = jobs
    .filter(({ slug }) => query.slug === undefined || query.slug === slug)
    .map((job) => {
      const bad = badStretches(job, spells.get(job.slug) ?? [], presentMs);
      const points = coursePoints(window, (timeMs) => {
        if (timeMs + stepMs <= job.createdMs) return { value: null };
        const isBad = bad.some(({ fromMs, toMs }) => fromMs < timeMs + stepMs && toMs > timeMs);
        return { value: isBad ? 1 : 0 };
      });
      return { labels: { heartbeat: job.slug }, points };
    });
  return { stepMs, courses };
}

/** A silence begins to be one when the beat is overdue. */
function badStretches(job: StoredHeartbeat, past: readonly HeartbeatSpell[], nowMs: number) {
  const failing = job.failingSinceMs;
  const now = job.pausedMs === null ? silenceUntil(job, nowMs) : [];
  return [
    ...[...past, ...now].flatMap(({ state, fromMs, toMs, everySeconds, graceSeconds }) => {
      if (state === 'paused') return [];
      const dueMs = state === 'missed' ? fromMs + (everySeconds + graceSeconds) * 1_000 : fromMs;
      return dueMs < toMs ? [{ fromMs: dueMs, toMs }] : [];
    }),
    ...(failing === null || job.pausedMs !== null ? [] : [{ fromMs: failing, toMs: nowMs }]),
  ];
}
