import { rateOf } from '../statistics/rate';
import type { Rate } from '../statistics/rate-schema';
import type { Inference } from './inference';

export interface BehaviourRates {
  refused: Rate;
  error: Rate;
  fallback: Rate;
  empty: Rate;
  /** "I don't know", of the answers somebody looked at for it. */
  unsure: Rate;
  /** Of the chunks that retrieval found, those that did not make it into the prompt. */
  droppedChunks: Rate;
}

type Behaviour = Pick<Inference, 'outcome' | 'unsure' | 'retrievedChunks' | 'droppedChunks'>;

/** How often a model refuses, fails, falls back, says nothing or does not know. */
export function behaviourRates(inferences: readonly Behaviour[]): BehaviourRates {
  const n = inferences.length;
  const of = (outcome: Inference['outcome']) =>
    rateOf({ successes: inferences.filter((one) => one.outcome === outcome).length, n });
  const looked = inferences.filter(({ unsure }) => unsure !== null);
  const counted = inferences.filter(
    ({ retrievedChunks, droppedChunks }) => retrievedChunks !== null && droppedChunks !== null,
  );
  const retrieved = sum(counted, ({ retrievedChunks }) => retrievedChunks);
  const dropped = sum(counted, ({ droppedChunks }) => droppedChunks);
  return {
    refused: of('refused'),
    error: of('error'),
    fallback: of('fallback'),
    empty: of('empty'),
    unsure: rateOf({ successes: looked.filter(({ unsure }) => unsure).length, n: looked.length }),
    droppedChunks: rateOf({ successes: Math.min(dropped, retrieved), n: retrieved }),
  };
}

function sum(list: readonly Behaviour[], of: (one: Behaviour) => number | null): number {
  return list.reduce((total, one) => total + (of(one) ?? 0), 0);
}
