import {
  BaselineDetector,
  type BaselineJudgement,
} from '@/domain/alerting/baseline/baseline-detector';
import { LEARNED_MS } from '@/domain/alerting/baseline/learning';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import { log } from '@/server/observability/log';
import type { DueRule } from '../due-rule';
import { STEP_MS } from '../history/history-window';
import { learnedHistory } from '../history/learned-history';
import type { SignalReading } from './signal-reading';

/** Groups over all rules that this process knows what is usual for: about 75 kB each. */
const MOST_GROUPS = 4_000;
/**
 * After so long, and up to as much more so that not all do it at once, a memory is made anew of what is learned anywhere
 * else: nothing live knows more of the past than what is drawn and tried does.
 */
const KEPT_MS = LEARNED_MS;

interface Learned {
  detector: BaselineDetector;
  timeMs: number;
  value: number;
  judgement: BaselineJudgement;
}

interface Memory {
  revision: number;
  /** Of what it is told in; some signals are kept in wider steps than others. */
  stepMs: number;
  readUntilMs: number;
  forgottenMs: number;
  groups: Map<string, Learned>;
}

/**
 * What this process has learned of each rule's groups, those judged longest ago first; another worker, or a new start,
 * learns it anew from the roll-ups.
 */
const memories = new Map<string, Memory>();

/** Puts beside each sample what is usual for it: learned from a fortnight of steps, and judged by the last one that is over. */
export async function withBaseline(
  reading: SignalReading,
  rule: DueRule,
  samples: readonly Measured[],
): Promise<Measured[]> {
  const memory = memoryOf(rule, reading.nowMs);
  if (memory.readUntilMs < endOfStep(memory, reading.nowMs)) await learn(reading, rule, memory);
  const lastMs = endOfStep(memory, reading.nowMs) - memory.stepMs;
  return samples.map((sample) => {
    const learned = memory.groups.get(alertFingerprint(rule.id, sample.labels));
    // Of a step that nobody told of, nothing is judged.
    if (learned === undefined || learned.timeMs !== lastMs) return sample;
    const { timeMs, value, judgement } = learned;
    return { ...sample, value, baseline: { ...judgement, timeMs } };
  });
}

/** Where the step that is running began. */
function endOfStep({ stepMs }: Pick<Memory, 'stepMs'>, nowMs: number): number {
  return Math.floor(nowMs / stepMs) * stepMs;
}

function memoryOf(rule: DueRule, nowMs: number): Memory {
  const known = memories.get(rule.id);
  memories.delete(rule.id);
  // A clock that was moved back would have times fall.
  const isGood =
    known?.revision === rule.revision && known.readUntilMs <= nowMs && known.forgottenMs > nowMs;
  const memory = isGood ? known : newMemory(rule, nowMs);
  memories.set(rule.id, memory);
  return memory;
}

function newMemory({ revision }: DueRule, nowMs: number): Memory {
  return {
    revision,
    stepMs: STEP_MS,
    readUntilMs: endOfStep({ stepMs: STEP_MS }, nowMs) - LEARNED_MS,
    forgottenMs: nowMs + KEPT_MS * (1 + Math.random()),
    groups: new Map(),
  };
}

async function learn(reading: SignalReading, rule: DueRule, memory: Memory): Promise<void> {
  const { readUntilMs: fromMs, stepMs } = memory;
  const toMs = endOfStep(memory, reading.nowMs);
  const history = await learnedHistory(reading, rule.query, { fromMs, toMs, stepMs });
  memory.stepMs = history?.stepMs ?? stepMs;
  memory.readUntilMs = endOfStep(memory, toMs);
  for (const { labels, points } of history?.courses ?? []) {
    const key = alertFingerprint(rule.id, labels);
    const detector = memory.groups.get(key)?.detector ?? new BaselineDetector();
    for (const { timeMs, value } of points) {
      // What is told in wide steps is learned when a step is over.
      if (value === null || timeMs >= memory.readUntilMs || timeMs < fromMs) continue;
      const judgement = detector.next(timeMs, value);
      memory.groups.set(key, { detector, timeMs, value, judgement });
    }
    // Some thousand points a group: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  forgetBeyondRoom();
}

let hasSaid = false;

/** Those judged longest ago go first. Where all are judged all the time, they are learned again and again: said once. */
function forgetBeyondRoom(): void {
  let groups = [...memories.values()].reduce((sum, one) => sum + one.groups.size, 0);
  for (const [id, memory] of memories) {
    if (groups <= MOST_GROUPS || memories.size === 1) return;
    memories.delete(id);
    groups -= memory.groups.size;
    if (!hasSaid)
      log.warn(
        'There are more groups with a baseline than there is room for; they are learned anew',
        {
          most: MOST_GROUPS,
        },
      );
    hasSaid = true;
  }
}
