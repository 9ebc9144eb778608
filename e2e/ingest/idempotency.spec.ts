import { randomUUID } from 'node:crypto';
import { expectApiError } from './expect-error';
import { expect, test } from './ingest-test';
import { LOGS } from './sender';
import { beginRequest } from './slow-request';

test.describe('Idempotency-Key', () => {
  test('The same request again is answered as the first was, and stored once', async ({
    sender,
    service,
    stored,
  }) => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = [{ message: 'once', service }, 7];
    const first = await sender.send(body, { headers });
    expect(first.json).toMatchObject({ accepted: 1, rejected: 1 });
    for (let n = 0; n < 3; n += 1) {
      const again = await sender.send(body, { headers });
      expect(again.status).toBe(200);
      expect(again.bytes).toEqual(first.bytes);
    }
    expect(await stored()).toHaveLength(1);
  });

  test('The same key with another payload answers 422, also when the first was all rejected', async ({
    sender,
    service,
    stored,
  }) => {
    const headers = { 'idempotency-key': randomUUID() };
    await sender.send({ message: 'first', service }, { headers });
    const other = await sender.send({ message: 'second', service }, { headers });
    expectApiError(other, 422, 'idempotency_mismatch');
    expect(await stored()).toMatchObject([{ message: 'first' }]);

    const rejected = { 'idempotency-key': randomUUID() };
    expectApiError(await sender.send([7], { headers: rejected }), 400, 'invalid');
    expectApiError(await sender.send([7], { headers: rejected }), 400, 'invalid');
    expectApiError(await sender.send([8], { headers: rejected }), 422, 'idempotency_mismatch');
  });

  test('A key that is being stored at this moment answers 409, and the first request goes on', async ({
    product,
    sender,
    service,
    stored,
  }) => {
    const key = randomUUID();
    const body = Buffer.from(JSON.stringify({ message: 'slow', service }));
    const slow = await beginRequest(product.origin, LOGS, {
      authorization: `Bearer ${product.apiKey}`,
      'content-type': 'application/json',
      'content-length': String(body.length),
      'idempotency-key': key,
    });
    slow.write(body.subarray(0, 5));
    await slow.taken();
    const second = await sender.send(body, { headers: { 'idempotency-key': key } });
    expectApiError(second, 409, 'idempotency_in_flight');
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    slow.write(body.subarray(5));
    expect((await slow.end()).json).toEqual({ accepted: 1, rejected: 0, errors: [] });
    const third = await sender.send(body, { headers: { 'idempotency-key': key } });
    expect(third.json).toEqual({ accepted: 1, rejected: 0, errors: [] });
    expect(await stored()).toHaveLength(1);
  });

  test('A sender that goes away in the middle leaves its key free and nothing stored', async ({
    product,
    sender,
    service,
    stored,
  }) => {
    const key = randomUUID();
    const body = Buffer.from(JSON.stringify({ message: 'second try', service }));
    const gone = await beginRequest(product.origin, LOGS, {
      authorization: `Bearer ${product.apiKey}`,
      'content-type': 'application/json',
      'content-length': String(body.length),
      'idempotency-key': key,
    });
    gone.write(body.subarray(0, 5));
    await gone.taken();
    gone.destroy();
    await expect
      .poll(async () => (await sender.send(body, { headers: { 'idempotency-key': key } })).status)
      .toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  test('A key that is no header value of one line answers 400', async ({ sender }) => {
    for (const key of ['x'.repeat(256), 'ü', ' '])
      expectApiError(
        await sender.send({ message: 'x' }, { headers: { 'idempotency-key': key } }),
        400,
        'invalid',
      );
  });

  test('Many at once with one key are stored once', async ({ sender, service, stored }) => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = { message: 'one of many', service };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => sender.send(body, { headers })),
    );
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].every((status) => status === 200 || status === 409)).toBe(true);
    expect(statuses).toContain(200);
    expect(await stored()).toHaveLength(1);
  });
});
