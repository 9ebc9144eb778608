import { describe, expect, it } from 'vitest';
import { queueOfLetters, servedQueues } from './queue-families';
import { resolveKind } from './queue-kind';

const place = (id: string, queue: string, system: string | null, environment: string | null) => ({
  id,
  queue,
  system,
  environment,
});

describe('the queue that dead letters belong to', () => {
  const production = place('p', 'emails-dlq', 'sqs', 'production');
  const staging = place('s', 'emails-dlq', 'sqs', 'staging');

  it('is the only one of their name that agrees with what they say of their place', () => {
    const letters = place('l', 'emails-dlq', null, null);
    expect(queueOfLetters(letters, [production])).toBe('p');
    expect(queueOfLetters({ ...letters, environment: 'staging' }, [production, staging])).toBe('s');
  });

  it('is none of several, and none of another system', () => {
    expect(queueOfLetters(place('l', 'emails-dlq', null, null), [production, staging])).toBe('l');
    expect(queueOfLetters(place('l', 'emails-dlq', 'kafka', null), [production])).toBe('l');
  });
});

describe('the queue that a dead-letter queue serves', () => {
  it('is in the same system and environment', () => {
    const queues = [
      { ...place('w1', 'emails', 'sqs', 'production'), kind: 'work', deadLetterOf: null },
      { ...place('w2', 'emails', 'sqs', 'staging'), kind: 'work', deadLetterOf: null },
      {
        ...place('d', 'emails-dlq', 'sqs', 'staging'),
        kind: 'dead_letter',
        deadLetterOf: 'emails',
      },
      { ...place('x', 'other-dlq', 'sqs', null), kind: 'dead_letter', deadLetterOf: 'emails' },
    ] as const;
    expect([...servedQueues(queues)]).toEqual([['d', 'w2']]);
  });
});

describe('what a queue is', () => {
  const named = (name: string) => ({
    name,
    toldKind: null,
    toldDeadLetterOf: null,
    decidedKind: null,
  });

  it('is proposed by its name until a person says so, and the sender’s word stands above both', () => {
    const names = new Set(['emails', 'emails-dlq']);
    expect(resolveKind(named('emails-dlq'), names)).toEqual({
      kind: 'dead_letter',
      source: 'name',
      deadLetterOf: 'emails',
    });
    expect(resolveKind({ ...named('emails-dlq'), decidedKind: 'work' }, names)).toEqual({
      kind: 'work',
      source: 'person',
      deadLetterOf: null,
    });
    expect(
      resolveKind({ ...named('parked'), toldKind: 'dead_letter', decidedKind: 'work' }, names),
    ).toEqual({ kind: 'dead_letter', source: 'sender', deadLetterOf: null });
    expect(resolveKind(named('emails'), names)).toMatchObject({ kind: 'work', source: 'nobody' });
  });
});
