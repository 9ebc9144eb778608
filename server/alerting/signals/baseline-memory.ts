import type { LearnedGroup } from '@/domain/alerting/baseline/learned-groups';
import { LEARNED_MS } from '@/domain/alerting/baseline/learning';
import type { DueRule } from '../due-rule';
import { STEP_MS } from '../history/history-window';

/**
 * After so long, and up to as much more so that not all do it at once, a memory is made anew of what is learned anywhere
 * else: nothing live knows more of the past than what is drawn and tried does.
 */
const KEPT_MS = 43_200_000;

/** What is known of one rule's groups. */
export interface BaselineMemory {
  projectId: string;
  revision: number;
  /** Of what it is told in; some signals are kept in wider steps than others. */
  stepMs: number;
  readUntilMs: number;
  forgottenMs: number;
  judgedMs: number;
  /** There was room for it; otherwise it holds its last judgements alone. */
  isKept: boolean;
  groups: Map<string, JudgedGroup>;
  /** While it learns, and is not whole. */
  learning: Promise<void> | null;
  /** Where it had been read to when it was written down last. */
  storedUntilMs: number;
  /** How often in a row it could not be written down: the others go before it. */
  failures: number;
}

/** Without a detector beyond the room. */
type JudgedGroup = Omit<LearnedGroup, 'detector'> & { detector: LearnedGroup['detector'] | null };

/** One that has a whole past to learn yet. */
export function newMemory({ projectId, revision }: DueRule, nowMs: number): BaselineMemory {
  const readUntilMs = endOfStep({ stepMs: STEP_MS }, nowMs) - LEARNED_MS;
  return {
    projectId,
    revision,
    stepMs: STEP_MS,
    readUntilMs,
    forgottenMs: nowMs + KEPT_MS * (1 + Math.random()),
    judgedMs: nowMs,
    isKept: true,
    groups: new Map(),
    learning: null,
    storedUntilMs: readUntilMs,
    failures: 0,
  };
}

/** Where the step that is running began. */
export function endOfStep({ stepMs }: Pick<BaselineMemory, 'stepMs'>, nowMs: number): number {
  return Math.floor(nowMs / stepMs) * stepMs;
}
