import type { BreakerState } from '@/domain/breakers/breaker-answer';
import { nameBreakers } from '@/domain/breakers/name-breakers';
import { summariseBreaker } from '@/domain/breakers/summarise-breaker';
import { readInProject } from '../db/client';
import { worstFirst } from './answer-breakers';
import { readBreakerModels } from './read-breaker-models';

const HOUR_MS = 3_600_000;

/** How each breaker stands by its last hour, or those `around` a service; the worst first. As a list has it, without its lanes. */
export async function readBreakerStates(
  projectId: string,
  { nowMs, around }: { nowMs: number; around?: string | undefined },
): Promise<BreakerState[]> {
  const window = { fromMs: nowMs - HOUR_MS, toMs: nowMs };
  const wanted = { window, nowMs, buckets: 1, callsAlone: true };
  const { models, records } = await readInProject(projectId, (client) =>
    readBreakerModels(client, around === undefined ? wanted : { ...wanted, around }),
  );
  const names = nameBreakers(records);
  return models
    .map((model) => {
      const name = names.get(model.record.id) ?? model.record.breaker;
      return summariseBreaker({ ...model, name }, window).summary;
    })
    .sort(worstFirst);
}
