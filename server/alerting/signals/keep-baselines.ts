import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/server/observability/log';
import { systemPool } from '../../db/client';
import { type StoredBaseline, storeBaselines } from '../../db/sql/baseline-memory';
import { knownMemories } from './baseline-memories';
import type { BaselineMemory } from './baseline-memory';
import { writtenMemory } from './stored-memory';

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
    try {
      await storeLearned();
    } catch (error) {
      log.warn('What baselines have learned could not be written down; it is tried again', {
        error,
      });
    }
  }
}

/** Writes down what has not been for an hour, first what never was. However many workers do so, the last one's stays. */
export async function storeLearned(): Promise<void> {
  let batch: Written[] = [];
  let bytes = 0;
  for (const [ruleId, memory] of dueMemories()) {
    // It has begun to learn since, and is not whole.
    if (memory.learning !== null) continue;
    const row = await writtenMemory(memory);
    batch.push({ ruleId, memory, row });
    bytes += row.state.length;
    if (bytes < MOST_BYTES) continue;
    await storeBatch(batch);
    [batch, bytes] = [[], 0];
  }
  await storeBatch(batch);
}

interface Written {
  ruleId: string;
  memory: BaselineMemory;
  row: StoredBaseline;
}

async function storeBatch(batch: readonly Written[]): Promise<void> {
  const rows = batch.map(({ ruleId, memory: { projectId }, row }) => ({
    projectId,
    ruleId,
    ...row,
  }));
  await storeBaselines(systemPool(), rows);
  for (const { memory, row } of batch) memory.storedUntilMs = row.learnedUntilMs;
}

function dueMemories(): [string, BaselineMemory][] {
  const ageOf = ({ readUntilMs, storedUntilMs }: BaselineMemory) => readUntilMs - storedUntilMs;
  const due = [...knownMemories()]
    .filter(([, memory]) => memory.isKept && ageOf(memory) >= STORED_EVERY_MS)
    .sort(([, a], [, b]) => ageOf(b) - ageOf(a));
  let groups = 0;
  return due.filter(([, memory]) => {
    groups += memory.groups.size;
    return groups - memory.groups.size < MOST_GROUPS_A_LOOK;
  });
}
