import {
  BaselineDetector,
  type BaselineJudgement,
} from '@/domain/alerting/baseline/baseline-detector';
import { alertFingerprint } from '@/domain/alerting/fingerprint';
import type { Measured } from '@/domain/alerting/measured';
import type { DueRule } from '../due-rule';
import { STEP_MS } from '../history/history-window';
import { measureHistory } from '../history/measure-history';
import type { SignalReading } from './signal-reading';

const PAST_MS = 14 * 86_400_000;
const MOST_REMEMBERED = 500;

interface Learned {
  detector: BaselineDetector;
  timeMs: number;
  value: number;
  judgement: BaselineJudgement;
}

interface Memory {
  revision: number;
  readUntilMs: number;
  groups: Map<string, Learned>;
}

/** What this process has learned of each rule's groups; another worker, or a new start, learns it anew from the roll-ups. */
const memories = new Map<string, Memory>();

/**
 * Puts beside each sample what is usual for it: learned from a fortnight of steps of ten minutes, and judged by the last
 * one that is over.
 */
export async function withBaseline(
  reading: SignalReading,
  rule: DueRule,
  samples: readonly Measured[],
): Promise<Measured[]> {
  const toMs = Math.floor(reading.nowMs / STEP_MS) * STEP_MS;
  const memory = memoryOf(rule, toMs);
  if (memory.readUntilMs < toMs) await learn(reading, rule, memory, toMs);
  return samples.map((sample) => {
    const learned = memory.groups.get(alertFingerprint(rule.id, sample.labels));
    // Of a step that nobody told of, nothing is judged.
    if (learned === undefined || learned.timeMs !== toMs - STEP_MS) return sample;
    const { timeMs, value, judgement } = learned;
    return { ...sample, value, baseline: { ...judgement, timeMs } };
  });
}

function memoryOf(rule: DueRule, toMs: number): Memory {
  const known = memories.get(rule.id);
  // A clock that was moved back would have times fall.
  if (known?.revision === rule.revision && known.readUntilMs <= toMs) return known;
  if (memories.size >= MOST_REMEMBERED) memories.clear();
  const memory = { revision: rule.revision, readUntilMs: toMs - PAST_MS, groups: new Map() };
  memories.set(rule.id, memory);
  return memory;
}

async function learn(
  reading: SignalReading,
  rule: DueRule,
  memory: Memory,
  toMs: number,
): Promise<void> {
  const window = { fromMs: memory.readUntilMs, toMs };
  const history = await measureHistory(reading, rule.query, { ...window, stepMs: STEP_MS });
  for (const { labels, points } of history?.courses ?? []) {
    const key = alertFingerprint(rule.id, labels);
    const detector = memory.groups.get(key)?.detector ?? new BaselineDetector();
    for (const { timeMs, value } of points) {
      if (value === null) continue;
      const judgement = detector.next(timeMs, value);
      memory.groups.set(key, { detector, timeMs, value, judgement });
    }
    // Some thousand points a group: others have their turn in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  memory.readUntilMs = toMs;
}
