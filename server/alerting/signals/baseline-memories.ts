import { judgeRoom } from '@/domain/alerting/baseline/learned-room';
import { log } from '@/server/observability/log';
import type { DueRule } from '../due-rule';
import { type BaselineMemory, endOfStep, newMemory } from './baseline-memory';
import { hasTimeToLearn, spendOnLearning } from './learning-time';
import type { SignalReading } from './signal-reading';
import { readMemory, storeMemories, writtenMemory } from './stored-memory';

/** Groups over all rules that this process keeps what is usual for: about 30 kB each. */
const MOST_GROUPS = 12_000;
/** Rules beyond the room are judged so often; what they have learned is kept in the database alone. */
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
  const { nowMs } = reading;
  const before = memories.get(rule.id);
  const mayRead = hasTimeToLearn();
  if (before === undefined && !mayRead) return null;
  if (mayRead && (before === undefined || isDueBeyondRoom(before, nowMs))) {
    const stored = await spendOnLearning(() => readMemory(reading, rule));
    // Somebody else in this process may have been quicker.
    if (stored !== null && memories.get(rule.id) === before) {
      memories.set(rule.id, stored);
      // With nothing to learn it would not be asked again whether there is room for it.
      if (endOfStep(stored, nowMs) <= stored.readUntilMs)
        await keepWithinRoom(rule.id, stored, nowMs);
    }
  }
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

/** Its hour is over. */
function isDueBeyondRoom({ isKept, forgottenMs }: BaselineMemory, nowMs: number): boolean {
  return !isKept && forgottenMs <= nowMs;
}

let hasSaid = false;

/**
 * Where there is no room for what has just been learned, its judgements stay, and what they were made of is in the database
 * alone. Said once.
 */
export async function keepWithinRoom(
  ruleId: string,
  memory: BaselineMemory,
  nowMs: number,
): Promise<void> {
  const { idle, isFull } = judgeRoom(memories, { mostGroups: MOST_GROUPS, nowMs });
  for (const id of idle) memories.delete(id);
  if (!isFull) return;
  try {
    if (memory.storedUntilMs < memory.readUntilMs)
      await storeMemories([{ ruleId, memory, row: await writtenMemory(memory) }]);
  } catch (error) {
    log.warn('What a baseline beyond the room has learned could not be written down', {
      rule: ruleId,
      error,
    });
  }
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
