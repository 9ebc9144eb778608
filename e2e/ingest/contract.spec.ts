import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expectApiError, expectStatus } from './expect-error';
import { expect, test } from './ingest-test';
import { LOGS } from './sender';
import { beginRequest } from './slow-request';

const MIB = 1024 * 1024;

test.describe('Bodies of POST /api/v1/logs', () => {
  test('An object, an array, lines and a wrapped list are all taken', async ({
    sender,
    service,
    stored,
  }) => {
    const event = (n: number) => ({ level: 'info', message: `event ${n}`, service });
    const lines = `${JSON.stringify(event(3))}\n\n${JSON.stringify(event(4))}\r\n`;
    for (const [body, contentType, accepted] of [
      [event(0), 'application/json', 1],
      [[event(1), event(2)], 'application/json; charset=utf-8', 2],
      [lines, 'application/x-ndjson', 2],
      [lines.replaceAll('event', 'event 1'), 'application/json', 2],
      [{ logs: [event(5)] }, 'application/vnd.any+json', 1],
      [`just a line of ${service}`, 'text/plain', 1],
      [event(6), null, 1],
      [[], 'application/json', 0],
    ] as const) {
      const answer = await sender.send(body, { contentType });
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual({ accepted, rejected: 0, errors: [] });
    }
    expect(await stored()).toHaveLength(9);
    expect(await stored(`"just a line of ${service}"`)).toHaveLength(1);
  });

  test('Every stated compression is taken, in any case of its name', async ({
    sender,
    service,
    stored,
  }) => {
    const body = Buffer.from(JSON.stringify({ level: 'info', message: 'compressed', service }));
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(body)],
      ['GZIP', gzipSync(body)],
      ['x-gzip', gzipSync(body)],
      ['deflate', deflateSync(body)],
      ['br', brotliCompressSync(body)],
      ['identity', body],
    ] as const) {
      const answer = await sender.send(bytes, { headers: { 'content-encoding': encoding } });
      expect(answer.json).toEqual({ accepted: 1, rejected: 0, errors: [] });
    }
    expect(await stored()).toHaveLength(6);
  });

  test('A partly bad batch keeps the good records and tells each bad one by its index', async ({
    sender,
    service,
    stored,
  }) => {
    const good = { level: 'info', message: 'good', service };
    const answer = await sender.send([good, 7, null, good, {}, [], good]);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      accepted: 3,
      rejected: 4,
      errors: [1, 2, 4, 5].map((index) => ({
        index,
        message: expect.stringContaining('log record'),
        hint: expect.stringContaining('Send an object such as'),
      })),
    });
    expect(await stored()).toHaveLength(3);

    const lines = [JSON.stringify(good), '{"cut":', 'no json', JSON.stringify(good)].join('\n');
    const byLines = await sender.send(lines, { contentType: 'application/x-ndjson' });
    expect(byLines.json).toMatchObject({
      accepted: 2,
      rejected: 2,
      errors: [
        { index: 1, message: expect.stringContaining('Line 2') },
        { index: 2, message: expect.stringContaining('Line 3') },
      ],
    });
    expect(await stored()).toHaveLength(5);
  });

  test('A body in which nothing is readable answers 400 and what to send instead', async ({
    sender,
  }) => {
    for (const body of ['', ' \n', '{"a":', 'not json', '<xml/>', '\u0000', '7', '[1,2,{}]']) {
      const { message, hint } = expectApiError(await sender.send(body), 400, 'invalid');
      expect(message.length).toBeGreaterThan(10);
      expect(hint).toContain('Send');
    }
    const details = expectApiError(await sender.send([1, {}]), 400, 'invalid').details;
    expect(details.map(({ path }) => path)).toEqual(['[0]', '[1]']);
  });

  test('Answers carry a request id, their own or the sender’s, and are kept by no cache', async ({
    sender,
  }) => {
    const own = await sender.send({ message: 'x' });
    expect(own.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(own.headers.get('cache-control')).toBe('private, no-store');
    const given = await sender.send(7, { headers: { 'x-request-id': 'checkout-4711' } });
    expect(given.headers.get('x-request-id')).toBe('checkout-4711');
    expect(given.json).toMatchObject({ requestId: 'checkout-4711' });
    const unsafe = await sender.send(7, { headers: { 'x-request-id': 'a b<c>' } });
    expect(unsafe.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

test.describe('Refusals of POST /api/v1/logs', () => {
  const good = { level: 'info', message: 'never stored' };

  test('No key, a broken one, an unknown, a revoked and an expired one answer 401', async ({
    sender,
    makeKey,
  }) => {
    const past = new Date(Date.now() - 60_000);
    const revoked = await makeKey({ revokedAt: past });
    const expired = await makeKey({ expiresAt: past });
    for (const [authorization, says] of [
      [null, 'No API key'],
      ['', 'No API key'],
      ['Basic YTpi', 'not of the form'],
      ['Bearer', 'not of the form'],
      ['Bearer sk_live_123', 'not a Candor API key'],
      [`Bearer cnd_${'x'.repeat(300)}`, 'not a Candor API key'],
      ['Bearer cnd_unknown', 'does not exist'],
      [`Bearer ${sender.apiKey}x`, 'does not exist'],
      [`Bearer ${revoked}`, 'was revoked'],
      [`Bearer ${expired}`, 'expired'],
    ] as const) {
      const answer = await sender.send(good, { authorization });
      const { message, hint } = expectApiError(answer, 401, 'unauthenticated');
      expect(message).toContain(says);
      expect(hint?.length).toBeGreaterThan(20);
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
    }
  });

  test('A key without the scope answers 403 and names it', async ({ sender, makeKey }) => {
    for (const scopes of [['read'], []]) {
      const answer = await sender.with(await makeKey({ scopes })).send(good);
      expect(expectApiError(answer, 403, 'forbidden').message).toContain('ingest');
    }
    const reading = await sender.with(await makeKey({ scopes: ['ingest'] })).get(LOGS);
    expect(expectApiError(reading, 403, 'forbidden').message).toContain('read');
  });

  test('A body too large as sent, or once decompressed, answers 413', async ({ sender }) => {
    const asSent = await sender.send(Buffer.alloc(5 * MIB + 1, ' '));
    expect(expectApiError(asSent, 413, 'payload_too_large').message).toContain('5 MiB');
    const farTooLarge = await sender.send(Buffer.alloc(40 * MIB, ' '));
    expectApiError(farTooLarge, 413, 'payload_too_large');
    const headers = { 'content-encoding': 'gzip' };
    const inflated = await sender.send(gzipSync(Buffer.alloc(65 * MIB, ' ')), { headers });
    expect(expectApiError(inflated, 413, 'payload_too_large').message).toContain('64 MiB');
    const fits = await sender.send(gzipSync(Buffer.alloc(63 * MIB, ' ')), { headers });
    expectApiError(fits, 400, 'invalid');
  });

  test('A body of unknown length that grows too large answers 413', async ({ product }) => {
    const chunk = Buffer.alloc(MIB, ' ');
    const request = await beginRequest(product.origin, LOGS, {
      authorization: `Bearer ${product.apiKey}`,
      'content-type': 'application/json',
      'transfer-encoding': 'chunked',
    });
    for (let n = 0; n < 8; n += 1) request.write(chunk);
    expectApiError(await request.end(), 413, 'payload_too_large');
  });

  test('A media type, compression or charset that nobody can read answers 415', async ({
    sender,
  }) => {
    for (const contentType of [
      'application/xml',
      'image/png',
      'application/x-protobuf',
      'nonsense',
    ])
      expectApiError(await sender.send(good, { contentType }), 415, 'unsupported_media_type');
    for (const encoding of ['zstd', 'gzip, br', 'constructor', '__proto__'])
      expectApiError(
        await sender.send(good, { headers: { 'content-encoding': encoding } }),
        415,
        'unsupported_media_type',
      );
    const contentType = 'application/json; charset=klingon';
    const answer = await sender.send(good, { contentType });
    expect(expectApiError(answer, 415, 'unsupported_media_type').hint).toContain('UTF-8');
  });

  test('An unknown query parameter answers 400 and names it', async ({ sender }) => {
    const answer = await sender.send(good, { path: `${LOGS}?dryrun=1` });
    const { details } = expectApiError(answer, 400, 'invalid');
    expect(JSON.stringify([details, answer.json])).toContain('dryrun');
  });

  test('Other methods answer 405 and tell nothing of the inside', async ({ sender }) => {
    for (const path of [LOGS, '/api/otlp/v1/logs']) {
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const answer = await sender.send('{}', { path, method });
        if (path === LOGS) expectApiError(answer, 405, 'method_not_allowed');
        else expectStatus(answer, 405, 12, 'json');
        expect(answer.bytes.toString()).not.toMatch(/\bat \S+:\d+|Error:|node_modules/);
      }
    }
    expect(
      (await sender.send(undefined, { path: '/api/otlp/v1/logs', method: 'HEAD' })).status,
    ).toBe(405);
  });
});

test('An address that does not exist is told in the form of its interface', async ({ sender }) => {
  const undecodable = await sender.send('done', { path: '/api/v1/heartbeats/100%' });
  expect(expectApiError(undecodable, 400, 'invalid').message).toContain('100%');
  const answer = await sender.send({ message: 'x' }, { path: '/api/v1/log' });
  expect(expectApiError(answer, 404, 'not_found').hint).toContain('/api/v1/logs');
  const otlp = await sender.sendOtlp({}, { path: '/api/otlp/v1/logs/v1/logs' });
  expect(expectStatus(otlp, 404, 5, 'json')).toContain('up to /api/otlp');
});

test('Answers are counted in the metrics by status', async ({ product, sender }) => {
  const count = async (status: number) => {
    const metrics = await (await fetch(`${product.origin}/metrics`)).text();
    const line = new RegExp(
      `^candor_ingest_requests_total\\{signal="logs",status="${status}"\\} (\\d+)$`,
      'm',
    );
    return Number(line.exec(metrics)?.[1] ?? 0);
  };
  const before = [await count(200), await count(400), await count(401)];
  await sender.send({ message: 'x' });
  await sender.send('no json');
  await sender.with('cnd_wrong').sendOtlp({});
  const after = [await count(200), await count(400), await count(401)];
  expect(after.map((n, index) => n - (before[index] ?? 0))).toEqual([1, 1, 1]);
});
