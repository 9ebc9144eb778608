import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/server/observability/log';
import { knownMemories } from './baseline-memories';
import type { BaselineMemory } from './baseline-memory';
import { storeMemories, type WrittenMemory, writtenMemory } from './stored-memory';

const LOOK_EVERY_MS = 60_000;
/** What was written down is so old at the most: what came since is learned from roll-ups as quickly as one step is. */
const STORED_EVERY_MS = 3_600_000;
/** At a look; it takes about a second. */
const MOST_GROUPS_A_LOOK = 1_000;
/** In one statement. */
const MOST_BYTES = 4_000_000;

/** Writes down what has been learned for as long as the worker runs, and at its end what has not been yet. */
export async function keepBaselines(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
    await storeLearned();
  }
}

/**
 * Writes down what has not been for an hour, first what never was. However many workers do so, the last one's stays. What
 * cannot be written holds up nothing else, and is tried again.
 */
export async function storeLearned(): Promise<void> {
  let batch: WrittenMemory[] = [];
  let bytes = 0;
  for (const [ruleId, memory] of dueMemories()) {
    // It has begun to learn since, and is not whole.
    if (memory.learning !== null) continue;
    await orLog([[ruleId, memory]], async () => {
      const written = { ruleId, memory, row: await writtenMemory(memory) };
      // What failed before is by itself.
      if (memory.failures > 0) return storeMemories([written]);
      batch.push(written);
      bytes += written.row.state.length;
    });
    if (bytes < MOST_BYTES) continue;
    await storeBatch(batch);
    [batch, bytes] = [[], 0];
  }
  await storeBatch(batch);
}

function storeBatch(batch: readonly WrittenMemory[]): Promise<void> {
  return orLog(
    batch.map(({ ruleId, memory }) => [ruleId, memory]),
    () => storeMemories(batch),
  );
}

async function orLog(
  of: readonly [string, BaselineMemory][],
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    for (const [, memory] of of) memory.failures += 1;
    const rules = of.slice(0, 5).map(([ruleId]) => ruleId);
    log.warn('What baselines have learned could not be written down; it is tried again', {
      rules,
      error,
    });
  }
}

function dueMemories(): [string, BaselineMemory][] {
  const ageOf = ({ readUntilMs, storedUntilMs }: BaselineMemory) => readUntilMs - storedUntilMs;
  const due = [...knownMemories()]
    .filter(([, memory]) => memory.isKept && ageOf(memory) >= STORED_EVERY_MS)
    .sort(([, a], [, b]) => a.failures - b.failures || ageOf(b) - ageOf(a));
  let groups = 0;
  return due.filter(([, memory]) => {
    groups += memory.groups.size;
    return groups - memory.groups.size < MOST_GROUPS_A_LOOK;
  });
}
