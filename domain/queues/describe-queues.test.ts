import { describe, expect, it } from 'vitest';
import { assembleQueueStates } from './assemble-queue-states';
import { describeQueues } from './describe-queues';
import type { KnownQueue, QueueLetters } from './known-queue';
import { NEW_QUEUE } from './queue-record';

const NOW = Date.UTC(2026, 0, 15, 12);

function known(
  queue: string,
  depth: number | null,
  fields: { consumers?: number } = {},
): KnownQueue {
  const level = (value: number | undefined) =>
    value === undefined ? {} : { consumers: { value, atMs: NOW } };
  return {
    id: queue,
    queue,
    system: null,
    environment: null,
    decidedKind: null,
    record: {
      ...NEW_QUEUE,
      lastSampleMs: NOW,
      levels: {
        ...(depth === null ? {} : { depth: { value: depth, atMs: NOW } }),
        ...level(fields.consumers),
      },
    },
  };
}

const letters = (queue: string, open: number): QueueLetters => ({
  id: queue,
  queue,
  system: null,
  environment: null,
  service: null,
  told: open,
  open,
  openGroups: 1,
  oldestOpenMs: NOW - 10_800_000,
  areExact: true,
  lastFailedMs: NOW,
});

const say = (queues: KnownQueue[], told: QueueLetters[] = []) =>
  describeQueues(assembleQueueStates({ queues, letters: told, recent: new Map(), atMs: NOW }));

describe('what the queues page says', () => {
  it('begins with dead letters and how old the oldest is', () => {
    const queues = [known('a-dlq', 30), known('b-dlq', 7), known('a', 0)];
    expect(say(queues, [letters('a-dlq', 30)])).toBe(
      '2 dead-letter queues hold 37 messages; the oldest is 3\u00a0h old.',
    );
    expect(say([known('a-dlq', 40)], [letters('a-dlq', 30)])).toBe(
      '1 dead-letter queue holds 40 messages; the oldest is at least 3\u00a0h old.',
    );
  });

  it('tells of letters whose queue tells no depth, of work that nobody takes, and of silence', () => {
    expect(say([], [letters('x-dlq', 1)])).toBe(
      '1 dead letter of 1 queue that told no depth is not handled.',
    );
    expect(say([known('a', 5, { consumers: 0 }), known('b', null)])).toBe(
      'a: holds 5 messages and has no consumer. How 1 queue is doing is not known.',
    );
  });

  it('says that all is well, and that there is nothing', () => {
    expect(say([known('a', 0), known('a-dlq', 0)])).toBe(
      'All 2 queues are healthy, no dead letter lies anywhere.',
    );
    expect(say([])).toBe('No queue has told anything in this time.');
  });
});
