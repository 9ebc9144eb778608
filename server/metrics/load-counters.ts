import { CounterMemory } from '@/domain/metrics/counter-memory';
import type { DatabaseClient } from '@/server/db/client';
import { hashUuid } from '@/server/db/hash-uuid';
import type { PipelinedStatement } from '@/server/db/pipelined-statements';
import { lockCounterStates, saveCounterStatesStatement } from '@/server/db/sql/counter-state';

/** The counters of several projects, as they were read last, and what has to be kept of them after a batch. */
export interface ProjectCounters {
  of: (projectId: string) => CounterMemory;
  saveStatements: () => PipelinedStatement[];
}

/** Loads and locks the last readings of the counters that these requests read. */
export async function loadCounters(
  client: DatabaseClient,
  requests: readonly { projectId: string; keys: readonly string[] }[],
): Promise<ProjectCounters> {
  const memories = new Map<string, CounterMemory>();
  const of = (projectId: string) => {
    const memory = memories.get(projectId) ?? new CounterMemory(Number.POSITIVE_INFINITY);
    memories.set(projectId, memory);
    return memory;
  };
  const wanted = new Map<string, { projectId: string; key: string; text: string }>();
  for (const { projectId, keys } of requests) {
    for (const text of keys) {
      const key = hashUuid(text);
      wanted.set(`${projectId} ${key}`, { projectId, key, text });
    }
  }
  const sorted = [...wanted.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  if (sorted.length > 0) {
    for (const { projectId, key, state } of await lockCounterStates(client, sorted)) {
      const text = wanted.get(`${projectId} ${key}`)?.text;
      if (state !== null && text !== undefined) of(projectId).load(text, state);
    }
  }
  return {
    of,
    saveStatements: () => {
      const changed = [...memories].flatMap(([projectId, memory]) =>
        memory.changed().map(([text, state]) => ({ projectId, key: hashUuid(text), state })),
      );
      return changed.length === 0 ? [] : [saveCounterStatesStatement(changed)];
    },
  };
}
