import { BaselineDetector } from '@/domain/alerting/baseline/baseline-detector';
import { isTooFew } from '@/domain/alerting/condition';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import type { DueRule } from '../due-rule';
import { learnedHistory } from '../history/learned-history';
import { keepWithinRoom, memoryOf } from './baseline-memories';
import { type BaselineMemory, endOfStep } from './baseline-memory';
import { hasTimeToLearn, spendOnLearning } from './learning-time';
import type { SignalReading } from './signal-reading';

const DAY_MS = 86_400_000;

/** Puts beside each sample what is usual for it: learned from a fortnight of steps, and judged by the last one that is over. */
export async function withBaseline(
  reading: SignalReading,
  rule: DueRule,
  samples: readonly Measured[],
): Promise<Measured[]> {
  const memory = await memoryOf(reading, rule);
  if (memory === null) return [...samples];
  await catchUp(reading, rule, memory);
  const lastMs = endOfStep(memory, reading.nowMs) - memory.stepMs;
  return samples.map((sample) => {
    const learned = memory.groups.get(alertFingerprint(rule.id, sample.labels));
    // Of a step that nobody told of, nothing is judged.
    if (learned === undefined || learned.timeMs !== lastMs) return sample;
    const { timeMs, value, judgement } = learned;
    return { ...sample, value, baseline: { ...judgement, timeMs } };
  });
}

/** Learns the steps that are over since it did so last, each once, whoever else judges the rule in this process. */
async function catchUp(
  reading: SignalReading,
  rule: DueRule,
  memory: BaselineMemory,
): Promise<void> {
  if (memory.learning !== null) return memory.learning;
  const behindMs = endOfStep(memory, reading.nowMs) - memory.readUntilMs;
  if (!memory.isKept || behindMs <= 0) return;
  // Until its turn has come nothing is known of it, and its state is kept.
  if (behindMs > DAY_MS && !hasTimeToLearn()) return;
  const learning = () => learn(reading, rule, memory);
  memory.learning = behindMs > memory.stepMs ? spendOnLearning(learning) : learning();
  try {
    await memory.learning;
  } finally {
    memory.learning = null;
  }
}

async function learn(reading: SignalReading, rule: DueRule, memory: BaselineMemory): Promise<void> {
  const { readUntilMs: fromMs, stepMs } = memory;
  const toMs = endOfStep(memory, reading.nowMs);
  const history = await learnedHistory(reading, rule.query, { fromMs, toMs, stepMs });
  memory.stepMs = history?.stepMs ?? stepMs;
  memory.readUntilMs = endOfStep(memory, toMs);
  for (const { labels, points } of history?.courses ?? []) {
    const key = alertFingerprint(rule.id, labels);
    const detector = memory.groups.get(key)?.detector ?? new BaselineDetector();
    for (const { timeMs, value, ...counted } of points) {
      // What is told in wide steps is learned when a step is over.
      if (value === null || timeMs >= memory.readUntilMs || timeMs < fromMs) continue;
      if (isTooFew(counted, rule.condition)) continue;
      const judgement = detector.next(timeMs, value);
      memory.groups.set(key, { detector, timeMs, value, judgement });
    }
    // Some thousand points a group: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await keepWithinRoom(rule.id, memory, reading.nowMs);
}
