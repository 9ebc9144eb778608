import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ServiceError } from '../errors';
import { respondError } from './respond-error';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://127.0.0.1/none';
  process.env.CANDOR_SECRET ??= 'a secret for tests alone, of no use elsewhere';
  process.env.CANDOR_LOG_LEVEL = 'fatal';
});

async function told(error: unknown) {
  const response = respondError(error, 'request-1');
  return { status: response.status, headers: response.headers, body: await response.json() };
}

test('an expected failure is told in the shape of the contract', async () => {
  const { status, body, headers } = await told(
    new ServiceError('conflict', 'There is one already.', {
      hint: 'Choose another name.',
      details: [{ path: 'name', message: 'is taken' }],
    }),
  );
  expect(status).toBe(409);
  expect(body).toEqual({
    error: {
      code: 'conflict',
      message: 'There is one already.',
      hint: 'Choose another name.',
      details: [{ path: 'name', message: 'is taken' }],
    },
    requestId: 'request-1',
  });
  expect(headers.get('cache-control')).toBe('private, no-store');
  expect(headers.get('x-request-id')).toBe('request-1');
});

test('who has to wait is told for how many whole seconds', async () => {
  const { status, headers } = await told(
    new ServiceError('rate_limited', 'Too fast.', { retryAfterSeconds: 0.2 }),
  );
  expect([status, headers.get('retry-after')]).toEqual([429, '1']);
});

test('findings of a schema are told with their paths', async () => {
  const found = z.object({ a: z.object({ b: z.number() }) }).safeParse({ a: { b: 'x' } });
  const { status, body } = await told(found.error);
  expect(status).toBe(400);
  expect(body.error.details).toEqual([{ path: 'a.b', message: expect.any(String) }]);
});

const coded = (code: string, message = 'driver words') =>
  Object.assign(new Error(message), { code });

test.each([
  [coded('ECONNREFUSED'), 503],
  [coded('57P01'), 503],
  [coded('08006'), 503],
  [coded('P1001'), 503],
  [coded('P2028'), 503],
  [coded('57014'), 503],
  [coded('40001'), 503],
  [new Error('Connection terminated unexpectedly'), 503],
  [new Error('wrapped', { cause: coded('ECONNRESET') }), 503],
  [coded('23505'), 409],
  [coded('22021'), 400],
  [coded('22P05'), 400],
  [coded('23514'), 400],
  [coded('54000'), 400],
  [coded('P2025'), 404],
])(
  '%s of the database is answered with %i, never with the driver’s words',
  async (error, status) => {
    const answer = await told(error);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain('driver words');
    if (status === 503) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  },
);

test('a fault of ours is named by its request id and by nothing else', async () => {
  const { status, body } = await told(new TypeError('undefined is not a function (secret)'));
  expect(status).toBe(500);
  expect(body.error.hint).toContain('request-1');
  expect(JSON.stringify(body)).not.toContain('secret');
});
