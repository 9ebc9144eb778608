import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogEvent } from '@/domain/logs/log-event';
import { makeLogEvent } from '@/scripts/testing/store-log-events';
import { createTestDatabase } from '@/scripts/testing/test-database';
import type { AuthenticatedKey } from '@/server/access/find-api-key';
import { closeConnections } from '@/server/db/client';
import type { ReadRecord } from './log-encoder';
import { storeLogRecords } from './store-log-records';

const database = await createTestDatabase();
const admin = new pg.Client({ connectionString: database.url });
const projectId = '00000000-0000-4000-8000-000000000001';
const key: AuthenticatedKey = {
  id: '00000000-0000-4000-8000-0000000000aa',
  projectId,
  name: 'test',
  scopes: ['ingest'],
  eventsPerSecond: null,
  dailyEvents: null,
  expiresAtMs: null,
  revokedAtMs: null,
};

beforeAll(async () => {
  await admin.connect();
  await admin.query(
    `WITH o AS (INSERT INTO organisation (name) VALUES ('Shop') RETURNING id)
     INSERT INTO project (id, organisation_id, slug, name) SELECT $1, id, 'shop', 'Shop' FROM o`,
    [projectId],
  );
});

afterAll(async () => {
  await admin.end();
  await closeConnections();
});

function logEvent(fields: Partial<LogEvent> = {}): LogEvent {
  return makeLogEvent({
    timeMs: Date.now(),
    service: 'checkout',
    environment: 'production',
    version: '1.4.2',
    ...fields,
  });
}

function store(
  records: ReadRecord[],
  options: { idempotencyKey?: string; payload?: string; key?: Partial<typeof key> } = {},
) {
  return storeLogRecords({
    key: { ...key, ...options.key },
    route: 'v1/logs',
    count: records.length,
    read: (index) => records[index] ?? { ok: false, message: 'none', hint: 'none' },
    rawOf: (index) => JSON.stringify(records[index]),
    unreadable: [],
    bytes: 100,
    idempotency:
      options.idempotencyKey === undefined
        ? null
        : { key: options.idempotencyKey, payloadHash: Buffer.from(options.payload ?? 'payload') },
  });
}

const good = (fields: Partial<LogEvent> = {}): ReadRecord => ({
  ok: true,
  event: logEvent(fields),
  shape: 'json',
});

async function rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await admin.query(sql, values)).rows as Row[];
}

describe('Storing log records', () => {
  test('An event comes back as it went in, whatever characters it holds', async () => {
    const event = logEvent({
      message: 'tab\there \\ back\\slash\nnew line\r "quoted" \u{1F6D2} {brace,comma}',
      traceId: 'trace-characters',
      spanId: 'b7ad6b7169203331',
      correlationId: 'order-1',
      causationId: 'order-0',
      tenant: '\\N',
      user: 'u\\t1',
      durationMs: 12.75,
      error: { type: 'TypeError', message: 'x is\tundefined', stack: 'at a\n  at b' },
      attributes: { path: 'C:\\temp\\new', nested: { list: [1, 'two', null, true] }, '\\.': 'dot' },
      resource: { host: 'web-1' },
      flags: ['time_clamped', 'text_cleaned'],
      timeMs: Date.UTC(2026, 10, 20, 8, 0, 0, 123) + 0.456,
    });
    await store([{ ok: true, event, shape: 'json' }]);
    const [row] = await rows<Record<string, unknown>>(
      `SELECT *, extract(microsecond FROM ts)::int AS micros FROM log_event WHERE trace_id = 'trace-characters'`,
    );
    expect(row).toMatchObject({
      message: event.message,
      span_id: event.spanId,
      correlation_id: 'order-1',
      causation_id: 'order-0',
      tenant: '\\N',
      user_id: 'u\\t1',
      duration_ms: 12.75,
      error_type: 'TypeError',
      error_message: 'x is\tundefined',
      error_stack: 'at a\n  at b',
      attributes: event.attributes,
      resource: event.resource,
      flags: event.flags,
    });
    expect(row?.micros).toBe(123_456);
  });

  test('Roll-ups, usage and samples are stored with the events', async () => {
    const at = Date.UTC(2026, 10, 19, 10, 30, 10);
    const records: ReadRecord[] = [
      good({ timeMs: at, service: 'rolled', tenant: 'acme' }),
      good({ timeMs: at + 1_000, service: 'rolled', severityNumber: 18, tenant: 'acme' }),
      good({ timeMs: at + 60_000, service: 'rolled' }),
      { ok: false, message: 'Not a record.', hint: 'Send an object.' },
    ];
    const receipt = await store(records, { key: { id: '00000000-0000-4000-8000-0000000000bb' } });
    expect(receipt).toEqual({
      accepted: 3,
      rejected: 1,
      errors: [{ index: 3, message: 'Not a record.', hint: 'Send an object.' }],
    });
    expect(
      await rows(
        `SELECT bucket::text, severity, count::int FROM log_rollup_minute_now WHERE service = 'rolled' ORDER BY bucket, severity`,
      ),
    ).toEqual([
      { bucket: expect.stringContaining('10:30:00'), severity: 9, count: 1 },
      { bucket: expect.stringContaining('10:30:00'), severity: 17, count: 1 },
      { bucket: expect.stringContaining('10:31:00'), severity: 9, count: 1 },
    ]);
    expect(
      await rows(
        `SELECT sum(count)::int AS count FROM log_rollup_hour_now WHERE service = 'rolled'`,
      ),
    ).toEqual([{ count: 3 }]);
    expect(
      await rows(
        `SELECT value, count::int FROM log_facet_hour_now WHERE field = 'tenant' AND value = 'acme'`,
      ),
    ).toEqual([{ value: 'acme', count: 2 }]);
    expect(
      await rows(
        `SELECT accepted::int, rejected::int, requests::int FROM ingest_usage WHERE key_id = '00000000-0000-4000-8000-0000000000bb'`,
      ),
    ).toEqual([{ accepted: 3, rejected: 1, requests: 1 }]);
    expect(
      await rows(
        `SELECT outcome, reason FROM ingest_sample WHERE key_id = '00000000-0000-4000-8000-0000000000bb' ORDER BY outcome`,
      ),
    ).toEqual([
      { outcome: 'accepted', reason: null },
      { outcome: 'rejected', reason: 'Not a record.' },
    ]);
    const [project] = await rows<{ first_event_at: Date | null }>(
      'SELECT first_event_at FROM project',
    );
    expect(project?.first_event_at).toBeInstanceOf(Date);
  });

  test('A repeated Idempotency-Key is answered as the first time and stores nothing again', async () => {
    const first = await store([good({ service: 'idem' })], { idempotencyKey: 'batch-1' });
    const again = await store([good({ service: 'idem' })], { idempotencyKey: 'batch-1' });
    expect(again).toEqual(first);
    expect(await rows(`SELECT count(*)::int AS n FROM log_event WHERE service = 'idem'`)).toEqual([
      { n: 1 },
    ]);
    expect(
      await rows(`SELECT sum(count)::int AS n FROM log_rollup_minute_now WHERE service = 'idem'`),
    ).toEqual([{ n: 1 }]);
  });

  test('The same key sent twice at the same moment is stored once', async () => {
    await Promise.all(
      [1, 2, 3].map(() => store([good({ service: 'race' })], { idempotencyKey: 'batch-race' })),
    );
    expect(await rows(`SELECT count(*)::int AS n FROM log_event WHERE service = 'race'`)).toEqual([
      { n: 1 },
    ]);
  });

  test('A repeated Idempotency-Key with another payload is refused', async () => {
    await store([good()], { idempotencyKey: 'batch-2', payload: 'one' });
    await expect(
      store([good()], { idempotencyKey: 'batch-2', payload: 'two' }),
    ).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  test('A record that the database refuses costs neither its batch nor its neighbours', async () => {
    const bad = good({
      service: 'neighbour',
      durationMs: Number.NaN,
      attributes: { big: 'x\u0000y' },
    });
    const [mixed, other] = await Promise.all([
      store([good({ service: 'neighbour' }), bad, good({ service: 'neighbour' })]),
      store([good({ service: 'neighbour' })]),
    ]);
    expect(mixed).toMatchObject({ accepted: 2, rejected: 1, errors: [{ index: 1 }] });
    expect(other).toMatchObject({ accepted: 1, rejected: 0 });
    expect(
      await rows(`SELECT count(*)::int AS n FROM log_event WHERE service = 'neighbour'`),
    ).toEqual([{ n: 3 }]);
  });

  test('Many small requests share commits and every one is answered', async () => {
    const receipts = await Promise.all(
      Array.from({ length: 300 }, (_, n) => store([good({ service: 'small', attributes: { n } })])),
    );
    expect(receipts.every((receipt) => receipt.accepted === 1)).toBe(true);
    expect(
      await rows(
        `SELECT count(*)::int AS n, count(DISTINCT id)::int AS ids, count(DISTINCT xmin::text)::int < 150 AS shared FROM log_event WHERE service = 'small'`,
      ),
    ).toEqual([{ n: 300, ids: 300, shared: true }]);
  });

  test('A key over its rate or its daily quota is told how long to wait', async () => {
    const slow = { id: '00000000-0000-4000-8000-0000000000cc', eventsPerSecond: 1 };
    await store(
      Array.from({ length: 50 }, () => good()),
      { key: slow },
    );
    await expect(store([good()], { key: slow })).rejects.toMatchObject({
      code: 'rate_limited',
      retryAfterSeconds: expect.closeTo(41, -1),
    });
    const small = { id: '00000000-0000-4000-8000-0000000000dd', dailyEvents: 2 };
    await store([good(), good()], { key: small });
    await expect(store([good()], { key: small })).rejects.toMatchObject({ code: 'quota_exceeded' });
  });
});
