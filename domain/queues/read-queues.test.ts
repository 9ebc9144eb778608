import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorFingerprint } from './error-fingerprint';
import { proposeDeadLetter } from './propose-dead-letter';
import { PAYLOAD_BYTES, readDeadLetter } from './read-dead-letter';
import { readQueueSample } from './read-queue-sample';
import { scrubPayload } from './scrub-payload';

const NOW = Date.UTC(2026, 0, 15, 12);
const context = { nowMs: NOW, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };

function sampleOf(value: unknown) {
  const read = readQueueSample(value, context);
  if (!read.ok) throw new Error(read.message);
  return read.row;
}

function letterOf(fields: Record<string, unknown>) {
  const read = readDeadLetter(
    { queue: 'dlq', messageId: 'm-1', error: 'no', at: NOW, ...fields },
    context,
  );
  if (!read.ok) throw new Error(read.message);
  return read.row;
}

describe('a queue sample', () => {
  it('keeps what is not said as unknown', () => {
    expect(sampleOf({ queue: 'emails', depth: 12, at: NOW / 1_000 - 1 })).toEqual({
      timeMs: NOW - 1_000,
      queue: 'emails',
      system: null,
      service: null,
      environment: null,
      kind: null,
      deadLetterOf: null,
      depth: 12,
      inFlight: null,
      delayed: null,
      oldestAgeSeconds: null,
      enqueued: null,
      dequeued: null,
      failed: null,
      retried: null,
      consumers: null,
      countedSinceMs: null,
      flags: [],
    });
  });

  it('takes every field, in either spelling', () => {
    const sent = {
      queue: 'emails-dlq',
      system: 'RabbitMQ',
      depth: '3',
      in_flight: 1,
      oldest_age_seconds: 60.5,
      enqueued: 2,
      dequeued: 1,
      failed: 0,
      retried: null,
      consumers: 0,
      kind: 'dead-letter',
    };
    expect(sampleOf(sent)).toMatchObject({
      system: 'rabbitmq',
      kind: 'dead_letter',
      depth: 3,
      inFlight: 1,
      oldestAgeSeconds: 60.5,
      failed: 0,
      retried: null,
      consumers: 0,
      flags: ['time_missing'],
    });
    expect(sampleOf({ queue: 'q', depth: 0, deadLetterOf: 'work' }).kind).toBe('dead_letter');
  });

  it('has no age without a message', () => {
    expect(sampleOf({ queue: 'q', depth: 0, oldestAgeSeconds: 0 }).oldestAgeSeconds).toBeNull();
  });

  it('without a depth is refused: unknown is not zero', () => {
    expect(readQueueSample({ queue: 'emails', depth: null }, context)).toEqual({
      ok: false,
      message: '"depth" is missing: it must be a number.',
      hint: 'Send an object such as {"queue":"emails","depth":12,"enqueued":40,"dequeued":38}.',
    });
    expect(readQueueSample({ queue: 'emails', depth: 1, kind: 'pile' }, context)).toMatchObject({
      message: '"kind" must be work or dead_letter; got "pile".',
    });
  });

  it('never turns a field that was not sent into a number, whatever else was', () => {
    const fields = [
      'inFlight',
      'delayed',
      'enqueued',
      'dequeued',
      'failed',
      'retried',
      'consumers',
    ] as const;
    const sent = fc.record(
      Object.fromEntries(fields.map((field) => [field, fc.option(fc.nat())])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(sent, (values) => {
        const row = sampleOf({ queue: 'q', depth: 1, ...values });
        for (const field of fields) expect(row[field]).toBe(values[field] ?? null);
      }),
    );
  });
});

describe('a dead letter', () => {
  it('takes its type from the error and keeps its true first failure', () => {
    const letter = letterOf({
      error: 'TimeoutError: card network did not answer\n    at pay (pay.js:3)',
      first_failed_at: '2026-01-14T12:00:00Z',
      attempts: 5,
      payload: { orderId: 7, password: 'hunter2' },
    });
    expect(letter).toMatchObject({
      errorType: 'TimeoutError',
      firstFailedMs: NOW - 86_400_000,
      attempts: 5,
      payload: '{"orderId":7,"password":"[masked]"}',
      flags: [],
    });
    expect(letterOf({ error: { name: 'E', message: 'm' } })).toMatchObject({
      errorType: 'E',
      error: 'm',
    });
  });

  it('has no first failure after its last', () => {
    expect(letterOf({ firstFailedAt: NOW + 60_000 })).toMatchObject({
      firstFailedMs: null,
      flags: ['time_ignored'],
    });
  });

  it('shows at most two kibibytes of its payload', () => {
    const letter = letterOf({ payload: 'é'.repeat(5_000) });
    expect(new TextEncoder().encode(letter.payload ?? '').length).toBeLessThanOrEqual(
      PAYLOAD_BYTES,
    );
    expect(letter.flags).toEqual(['field_truncated']);
    expect(letterOf({ payload: null }).payload).toBeNull();
  });

  it('is refused without an error, with what to send', () => {
    expect(readDeadLetter({ queue: 'q', messageId: 1 }, context)).toMatchObject({
      ok: false,
      message: '"error" is missing: it must be a text, or an object with a message.',
    });
  });
});

describe('scrubbing a payload', () => {
  it('masks secrets by key and by shape, and leaves the rest', () => {
    const payload = {
      user: { email: 'ada@example.com', apiKey: 'k', name: 'Ada', token: '' },
      header: 'Authorization: Bearer abcdefghijkl',
      card: 4111111111111111,
      order: 1768478340500,
      jwt: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig',
    };
    expect(JSON.parse(scrubPayload(payload, 2_000))).toEqual({
      user: { email: '[e-mail]', apiKey: '[masked]', name: 'Ada', token: '' },
      header: 'Authorization: Bearer [masked]',
      card: '[masked]',
      order: 1768478340500,
      jwt: '[masked]',
    });
    expect(scrubPayload('{"password":"x"}', 99)).toBe('{"password":"[masked]"}');
    expect(scrubPayload('plain 4111 1111 1111 1111 text', 99)).toBe('plain [masked] text');
  });

  it('stands any nesting', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(scrubPayload(deep, 100)).toBe('[[[[[[[[[[[["…"]]]]]]]]]]]]');
  });
});

describe('grouping dead letters', () => {
  it('takes out what differs between letters of the same making', () => {
    const a = errorFingerprint('E', 'order 17 of "ada" not found at https://x/1\nstack');
    const b = errorFingerprint('E', 'order 18 of "bob" not found at https://x/2');
    expect(a).toBe(b);
    expect(a).toBe('E: order <n> of <text> not found at <url>');
    expect(errorFingerprint(null, 'id 3fa85f64-5717-4562-b3fc-2c963f66afa6')).toBe(': id <id>');
  });
});

describe('a dead-letter queue’s name', () => {
  it('is recognised by its ending, with the queue it belongs to', () => {
    const of = (name: string) => proposeDeadLetter(name)?.of;
    expect(of('payments-dlq')).toBe('payments');
    expect(of('PaymentsDLQ')).toBe('Payments');
    expect(of('payments.dead-letter')).toBe('payments');
    expect(of('payments-dead-letters')).toBe('payments');
    expect(of('payments_error')).toBe('payments');
    expect(of('payments.failed')).toBe('payments');
    expect(of('payments-dlq.fifo')).toBe('payments.fifo');
    expect(of('dlq')).toBeNull();
  });

  it('is not seen where it is not', () => {
    for (const name of ['payments', 'errors', 'failed-payments', 'dlq-watcher', 'x_errors']) {
      expect(proposeDeadLetter(name)).toBeNull();
    }
  });

  it('only belongs to a queue that is there', () => {
    expect(proposeDeadLetter('a-dlq', new Set(['a']))).toEqual({ of: 'a' });
    expect(proposeDeadLetter('a-dlq', new Set(['b']))).toEqual({ of: null });
  });
});
