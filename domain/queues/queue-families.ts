import type { QueuePlace } from './queue-record';
import type { QueueKind } from './queue-sample';

type Known = QueuePlace & { id: string };

/**
 * The queue that dead letters told under `letters` belong to. Whoever tells a dead letter may leave out the system and
 * environment that its queue's samples have: it is then the only queue of that name that agrees with what was said. With
 * none or several of them the letters stand for themselves.
 */
export function queueOfLetters(letters: Known, queues: readonly Known[]): string {
  const same = queues.filter(({ queue }) => queue === letters.queue);
  if (same.some(({ id }) => id === letters.id)) return letters.id;
  const fitting = same.filter((one) => fits(letters, one));
  return fitting.length === 1 ? (fitting[0]?.id ?? letters.id) : letters.id;
}

/** Whether everything that `wanted` says of its place is so of `one`. */
function fits(wanted: QueuePlace, one: QueuePlace): boolean {
  return (
    (wanted.system === null || wanted.system === one.system) &&
    (wanted.environment === null || wanted.environment === one.environment)
  );
}

type Member = Known & { kind: QueueKind; deadLetterOf: string | null };

/** By the id of a dead-letter queue that of the queue it serves, in the same system and environment. */
export function servedQueues(queues: readonly Member[]): Map<string, string> {
  const byName = new Map<string, Member[]>();
  for (const one of queues) byName.set(one.queue, [...(byName.get(one.queue) ?? []), one]);
  const served = new Map<string, string>();
  for (const one of queues) {
    if (one.kind !== 'dead_letter' || one.deadLetterOf === null) continue;
    const named = (byName.get(one.deadLetterOf) ?? []).filter(({ id }) => id !== one.id);
    const exact = named.filter(
      ({ system, environment }) => system === one.system && environment === one.environment,
    );
    const fitting = exact.length > 0 ? exact : named.filter((other) => fits(one, other));
    const found = fitting[0];
    if (fitting.length === 1 && found !== undefined) served.set(one.id, found.id);
  }
  return served;
}
