import { judgeRoom } from '@/domain/alerting/baseline/learned-room';
import { log } from '@/server/observability/log';
import type { DueRule } from '../due-rule';
import { type BaselineMemory, newMemory } from './baseline-memory';
import { hasTimeToLearn, spendOnLearning } from './learning-time';
import type { SignalReading } from './signal-reading';
import { readMemory } from './stored-memory';

/** Groups over all rules that this process keeps what is usual for: about 30 kB each. */
const MOST_GROUPS = 12_000;
/** Rules beyond the room are learned for one judgement, so often, and not kept. */
const BEYOND_EVERY_MS = 3_600_000;

/** What this process knows by the rule's id, those judged longest ago first. */
const memories = new Map<string, BaselineMemory>();

export const knownMemories = (): ReadonlyMap<string, BaselineMemory> => memories;

/**
 * What is known of a rule: to this process, else to the one that wrote it down last, else nothing yet. Null while it has not
 * been looked for, since others had their turn first.
 */
export async function memoryOf(
  reading: SignalReading,
  rule: DueRule,
): Promise<BaselineMemory | null> {
  if (!memories.has(rule.id)) {
    if (!hasTimeToLearn()) return null;
    const stored = await spendOnLearning(() => readMemory(reading, rule));
    // Somebody else in this process may have been quicker.
    if (stored !== null && !memories.has(rule.id)) memories.set(rule.id, stored);
  }
  const { nowMs } = reading;
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

let hasSaid = false;

/** Where there is no room for what has just been learned, its judgements stay and what they were made of goes. Said once. */
export function keepWithinRoom(memory: BaselineMemory, nowMs: number): void {
  const { idle, isFull } = judgeRoom(memories, { mostGroups: MOST_GROUPS, nowMs });
  for (const id of idle) memories.delete(id);
  if (!isFull) return;
  memory.isKept = false;
  memory.forgottenMs = nowMs + BEYOND_EVERY_MS;
  for (const learned of memory.groups.values()) learned.detector = null;
  if (!hasSaid)
    log.warn(
      'There are more groups with a baseline than there is room for; some are judged hourly',
      { most: MOST_GROUPS },
    );
  hasSaid = true;
}
