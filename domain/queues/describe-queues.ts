import { counted } from '../quantities/counted';
import { quantityText } from '../quantities/format-quantity';
import type { QueueState } from './queue-answer';

/** What a list of queues says, in a few sentences: the worst first. */
export function describeQueues(queues: readonly QueueState[]): string {
  if (queues.length === 0) return 'No queue has told anything in this time.';
  const dead = queues.filter(({ kind }) => kind === 'dead_letter');
  const work = queues.filter(({ kind }) => kind === 'work');
  const said = [
    ...deadLetters(dead),
    ...failingWork(work),
    ...degradedWork(work),
    ...silent(queues.filter(({ health }) => health === 'unknown')),
  ];
  if (said.length > 0) return said.join(' ');
  const empty = dead.length === 0 ? '' : ', no dead letter lies anywhere';
  return queues.length === 1
    ? `The only queue is healthy${empty}.`
    : `All ${quantityText(queues.length)} queues are healthy${empty}.`;
}

function deadLetters(dead: readonly QueueState[]): string[] {
  const holding = dead.filter(({ depth }) => depth !== null && depth > 0);
  const told = dead.filter(({ depth, health }) => depth === null && health === 'failing');
  return [
    ...(holding.length === 0 ? [] : [`${holdingText(holding)}${oldestText(holding)}.`]),
    ...(told.length === 0 ? [] : [toldText(told)]),
  ];
}

function holdingText(holding: readonly QueueState[]): string {
  const messages = holding.reduce((sum, { depth }) => sum + (depth ?? 0), 0);
  const [verb, queues] = holding.length === 1 ? ['holds', 'queue'] : ['hold', 'queues'];
  return `${quantityText(holding.length)} dead-letter ${queues} ${verb} ${counted(messages, 'message')}`;
}

function oldestText(holding: readonly QueueState[]): string {
  const ages = holding.filter(({ oldestAgeSeconds }) => oldestAgeSeconds !== null);
  const oldest = ages.toSorted((a, b) => (b.oldestAgeSeconds ?? 0) - (a.oldestAgeSeconds ?? 0))[0];
  if (oldest === undefined) return '';
  const least = oldest.oldestAgeIsExact ? '' : 'at least ';
  return `; the oldest is ${least}${quantityText(oldest.oldestAgeSeconds ?? 0, 's')} old`;
}

function toldText(told: readonly QueueState[]): string {
  const open = told.reduce((sum, { letters }) => sum + letters.open, 0);
  const verb = open === 1 ? 'is' : 'are';
  return `${counted(open, 'dead letter')} of ${counted(told.length, 'queue')} that told no depth ${verb} not handled.`;
}

function failingWork(work: readonly QueueState[]): string[] {
  return work
    .filter(({ health }) => health === 'failing')
    .slice(0, 2)
    .map(({ queue, reason }) => `${queue}: ${uncapital(reason)}.`);
}

function degradedWork(work: readonly QueueState[]): string[] {
  const degraded = work.filter(({ health }) => health === 'degraded');
  if (degraded.length === 0) return [];
  const verbs = degraded.length === 1 ? 'grows and does' : 'grow and do';
  return [`${counted(degraded.length, 'queue')} ${verbs} not drain.`];
}

function silent(unknown: readonly QueueState[]): string[] {
  if (unknown.length === 0) return [];
  const verb = unknown.length === 1 ? 'is' : 'are';
  return [`How ${counted(unknown.length, 'queue')} ${verb} doing is not known.`];
}

/** What one queue says, in a sentence. */
export function describeQueue(queue: QueueState): string {
  const letters =
    queue.letters.open > 0 && !queue.reason.includes('not handled')
      ? ` ${counted(queue.letters.open, 'dead letter')} not handled.`
      : '';
  return `${queue.reason}.${letters}`;
}

function uncapital(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
