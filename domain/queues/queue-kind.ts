import { proposeDeadLetter } from './propose-dead-letter';
import type { QueueKind } from './queue-sample';

/** Who says what a queue is; `name`: only its name does, and a person is to confirm it. */
export const KIND_SOURCES = ['sender', 'person', 'name', 'nobody'] as const;
export type KindSource = (typeof KIND_SOURCES)[number];

export interface ResolvedKind {
  kind: QueueKind;
  source: KindSource;
  /** The queue whose dead letters these are, as far as somebody or the name says. */
  deadLetterOf: string | null;
}

/** A sender's word outranks a person's, so that nobody can hide a dead-letter queue that its owner calls one. */
export function resolveKind(
  queue: {
    name: string;
    toldKind: QueueKind | null;
    toldDeadLetterOf: string | null;
    decidedKind: QueueKind | null;
  },
  names: ReadonlySet<string>,
): ResolvedKind {
  const { name, toldKind, toldDeadLetterOf, decidedKind } = queue;
  const proposal = proposeDeadLetter(name, names);
  const kind = toldKind ?? decidedKind ?? (proposal === null ? 'work' : 'dead_letter');
  const source = sourceOf(queue, proposal !== null);
  if (kind === 'work') return { kind, source, deadLetterOf: null };
  return { kind, source, deadLetterOf: toldDeadLetterOf ?? proposal?.of ?? null };
}

function sourceOf(
  { toldKind, decidedKind }: { toldKind: QueueKind | null; decidedKind: QueueKind | null },
  isProposed: boolean,
): KindSource {
  if (toldKind !== null) return 'sender';
  if (decidedKind !== null) return 'person';
  return isProposed ? 'name' : 'nobody';
}
