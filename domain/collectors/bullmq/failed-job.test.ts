import { expect, it } from 'vitest';
import { deadLetterOf, type FailedJob, rememberFailures } from './failed-job';

const job = (more: Partial<FailedJob> = {}): FailedJob => ({
  id: '7',
  failedMs: 1_000,
  name: 'mail',
  reason: 'no such recipient',
  stacktrace: JSON.stringify(['Error: first', 'TypeError: no such recipient\n    at send']),
  attempts: 3,
  data: '{"to":"a@example.com","correlationId":"order-7"}',
  ...more,
});

it('A failed job becomes a dead letter with the last failure’s type and what it was about', () => {
  expect(deadLetterOf('emails', job())).toEqual({
    queue: 'emails.failed',
    system: 'bullmq',
    messageId: '7',
    error: { message: 'no such recipient', type: 'TypeError' },
    attempts: 3,
    firstFailedAt: undefined,
    correlationId: 'order-7',
    payload: { job: 'mail', data: { to: 'a@example.com', correlationId: 'order-7' } },
    at: 1_000,
  });
});

it('What a job lacks, or what was too large to fetch, is left out', () => {
  const bare = deadLetterOf(
    'emails',
    job({ reason: null, stacktrace: '{', attempts: 1, data: null }),
  );
  expect(bare).toMatchObject({ error: 'It failed without a reason.', firstFailedAt: 1_000 });
  expect(bare.payload).toBeUndefined();
});

it('Jobs of the last moment are remembered by their ids, since others of that moment may follow', () => {
  const first = rememberFailures([job({ id: 'a' }), job({ id: 'b', failedMs: 900 })], undefined);
  expect(first).toEqual({ untilMs: 1_000, ids: ['a'] });
  expect(rememberFailures([job({ id: 'c' })], first)).toEqual({ untilMs: 1_000, ids: ['a', 'c'] });
  expect(rememberFailures([], first)).toEqual(first);
  expect(rememberFailures([job({ id: 'd', failedMs: 1_001 })], first)).toEqual({
    untilMs: 1_001,
    ids: ['d'],
  });
});
