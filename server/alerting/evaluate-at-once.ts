import { IMMEDIATE_SIGNALS, type Signal } from '@/domain/alerting/rule-query';
import { type LiveNoun, readNotice } from '@/domain/live/changed-nouns';
import { log } from '@/server/observability/log';
import { systemPool } from '../db/client';
import { askDatabaseNow } from '../db/database-clock';
import { listen } from '../db/listen';
import { claimRulesOver, isRuleLeft, makeRulesDue } from '../db/sql/due-rules';
import { evaluateClaimedRules } from './evaluate-claimed-rules';

/** What is told within so long is judged together; the first of it waits no longer than for the rest of its batch. */
const GATHER_MS = 400;
const FIRST_MS = 50;

const SIGNALS: Partial<Record<LiveNoun, Signal>> = {
  queues: 'dead_letters',
  breakers: 'breaker',
  heartbeats: 'heartbeat',
};

/**
 * Judges what cannot wait for its tick (a dead letter arrived, a breaker opened, a job said that it failed) as soon as it
 * is stored, one project at a time each. What may have been told while nobody listened is due for the tick that comes next.
 * Answers the function that ends it.
 */
export function evaluateAtOnce(): () => void {
  const waiting = new Map<string, Set<Signal>>();
  const busy = new Set<string>();
  let isOver = false;

  const add = (projectId: string, signals: Iterable<Signal>) =>
    waiting.set(projectId, new Set([...(waiting.get(projectId) ?? []), ...signals]));

  const look = async (projectId: string): Promise<void> => {
    if (busy.has(projectId)) return;
    busy.add(projectId);
    try {
      for (let waitMs = FIRST_MS; ; waitMs = GATHER_MS) {
        await new Promise((resolve) => setTimeout(resolve, waitMs));
        const signals = waiting.get(projectId);
        waiting.delete(projectId);
        if (signals === undefined || isOver) return;
        if (!(await evaluateNow(projectId, [...signals]))) add(projectId, signals);
      }
    } catch (error) {
      if (!isOver) log.warn('Rules could not be judged at once; they are at their tick', { error });
    } finally {
      busy.delete(projectId);
      // Told while that failed.
      if (waiting.has(projectId) && !isOver) void look(projectId);
    }
  };

  const end = listen('candor_signal', (notice) => {
    if (notice === null) {
      makeRulesDue(systemPool(), IMMEDIATE_SIGNALS).catch((error) =>
        log.warn('Rules could not be made due at once; they are at their tick', { error }),
      );
      return;
    }
    const { projectId, nouns } = readNotice(notice);
    const signals = nouns.flatMap((noun) => SIGNALS[noun] ?? []);
    if (signals.length === 0) return;
    add(projectId, signals);
    void look(projectId);
  });
  return () => {
    isOver = true;
    end();
  };
}

/**
 * Judges a project's rules over some signals now, unless another worker has done so since. Answers false when one of them
 * was held by somebody who may have looked before: it is to be judged again in a while.
 */
export async function evaluateNow(
  projectId: string,
  signals: readonly Signal[] = IMMEDIATE_SIGNALS,
): Promise<boolean> {
  // Asked, not reckoned: one that is a little behind would pass a rule that was judged before the news for judged since.
  const wanted = { projectId, signals, sinceMs: await askDatabaseNow() };
  const claimed = await claimRulesOver(systemPool(), wanted);
  if (claimed.length > 0) await evaluateClaimedRules(projectId, claimed);
  return !(await isRuleLeft(systemPool(), wanted));
}
