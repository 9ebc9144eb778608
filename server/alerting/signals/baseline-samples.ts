import {
  BaselineDetector,
  type BaselineJudgement,
} from '@/domain/alerting/baseline/baseline-detector';
import { judgeRoom } from '@/domain/alerting/baseline/learned-room';
import { LEARNED_MS } from '@/domain/alerting/baseline/learning';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import { log } from '@/server/observability/log';
import type { DueRule } from '../due-rule';
import { STEP_MS } from '../history/history-window';
import { learnedHistory } from '../history/learned-history';
import type { SignalReading } from './signal-reading';

/** Groups over all rules that this process keeps what is usual for: about 30 kB each. */
const MOST_GROUPS = 12_000;
/**
 * After so long, and up to as much more so that not all do it at once, a memory is made anew of what is learned anywhere
 * else: nothing live knows more of the past than what is drawn and tried does.
 */
const KEPT_MS = 43_200_000;
/** Rules beyond the room are learned for one judgement, so often, and not kept. */
const BEYOND_EVERY_MS = 3_600_000;
/** Of every so much time no more than this goes into learning whole pasts: pages that need none do not wait for it. */
const LEARNING = { ofMs: 10_000, mostMs: 3_000 };
const DAY_MS = 86_400_000;

interface Learned {
  /** Null beyond the room. */
  detector: BaselineDetector | null;
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
  judgedMs: number;
  /** There was room for it; otherwise it holds its last judgements alone. */
  isKept: boolean;
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
  if (memory.isKept && memory.readUntilMs < endOfStep(memory, reading.nowMs))
    await learn(reading, rule, memory);
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
  const isGood = known?.revision === rule.revision && known.readUntilMs <= nowMs;
  const isKnown = isGood && (known.forgottenMs > nowMs || !hasTimeToLearn());
  const memory = isKnown ? known : newMemory(rule, nowMs);
  memory.judgedMs = nowMs;
  memories.set(rule.id, memory);
  return memory;
}

function newMemory({ revision }: DueRule, nowMs: number): Memory {
  return {
    revision,
    stepMs: STEP_MS,
    readUntilMs: endOfStep({ stepMs: STEP_MS }, nowMs) - LEARNED_MS,
    forgottenMs: nowMs + KEPT_MS * (1 + Math.random()),
    judgedMs: nowMs,
    isKept: true,
    groups: new Map(),
  };
}

async function learn(reading: SignalReading, rule: DueRule, memory: Memory): Promise<void> {
  const { readUntilMs: fromMs, stepMs } = memory;
  const toMs = endOfStep(memory, reading.nowMs);
  const isWholePast = toMs - fromMs > DAY_MS;
  // Until its turn has come nothing is known of it, and its state is kept.
  if (isWholePast && !hasTimeToLearn()) return;
  const beganMs = performance.now();
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
  if (isWholePast) learningMs += performance.now() - beganMs;
  keepWithinRoom(memory, reading.nowMs);
}

let learningSinceMs = 0;
let learningMs = 0;

function hasTimeToLearn(): boolean {
  const nowMs = performance.now();
  if (nowMs - learningSinceMs > LEARNING.ofMs) {
    learningSinceMs = nowMs;
    learningMs = 0;
  }
  return learningMs < LEARNING.mostMs;
}

let hasSaid = false;

/** Where there is no room for what has just been learned, its judgements stay and what they were made of goes. Said once. */
function keepWithinRoom(memory: Memory, nowMs: number): void {
  const { idle, isFull } = judgeRoom(memories, { mostGroups: MOST_GROUPS, nowMs });
  for (const id of idle) memories.delete(id);
  if (!isFull) return;
  memory.isKept = false;
  memory.forgottenMs = nowMs + BEYOND_EVERY_MS;
  for (const learned of memory.groups.values()) learned.detector = null;
  if (!hasSaid)
    log.warn(
      'There are more groups with a baseline than there is room for; some are judged hourly',
      {
        most: MOST_GROUPS,
      },
    );
  hasSaid = true;
}
