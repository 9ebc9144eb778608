import type { BreakerSample, BreakerState } from '@/domain/breakers/breaker';
import { breakerKey, StateMemory } from '@/domain/breakers/recognise/state-memory';
import type { DatabaseClient } from '@/server/db/client';
import { selectInstanceStates } from '@/server/db/sql/breaker-states';
import { breakerIdOf } from './breaker-id';

interface Wanted {
  projectId: string;
  sample: BreakerSample;
}

/** The states in which the breakers of these samples were last, for each project. */
export async function loadBreakerStates(
  client: DatabaseClient,
  wanted: readonly Wanted[],
): Promise<(projectId: string) => StateMemory> {
  const memories = new Map<string, StateMemory>();
  const of = (projectId: string) => {
    const memory = memories.get(projectId) ?? new StateMemory(Number.POSITIVE_INFINITY);
    memories.set(projectId, memory);
    return memory;
  };
  const keys = new Map<string, string>();
  const instances = wanted.map(({ projectId, sample }) => {
    const one = { projectId, breakerId: breakerIdOf(sample), instance: sample.instance ?? '' };
    keys.set(`${one.projectId} ${one.breakerId} ${one.instance}`, breakerKey(sample));
    return one;
  });
  if (instances.length > 0) {
    for (const { projectId, breakerId, instance, state } of await selectInstanceStates(
      client,
      instances,
    )) {
      const key = keys.get(`${projectId} ${breakerId} ${instance}`);
      if (key !== undefined) of(projectId).load(key, state as BreakerState);
    }
  }
  return of;
}
