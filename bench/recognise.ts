import type { RecordContext } from '@/domain/ingest/record-reading';
import { decodeOtlpLogs } from '@/domain/logs/otlp/decode-otlp-logs';
import { otlpLogsToEvents } from '@/domain/logs/otlp/otlp-logs-to-events';
import { ExportLogsServiceRequest, LogRecord } from '@/domain/logs/otlp/otlp-types';
import { parseLogBody } from '@/domain/logs/parse-log-body';
import { recogniseLogRecord } from '@/domain/logs/recognise-log-record';

/** Microseconds per event on one core, best of many rounds, of records parsed already unless said: `npx tsx bench/recognise.ts`. */
const nowMs = Date.UTC(2026, 0, 15, 12);
const context: RecordContext = { nowMs, acceptPastMs: 7 * 86_400_000, acceptFutureMs: 600_000 };
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';

const shapes: Record<string, (n: number) => unknown> = {
  pino: (n) => ({
    level: 30,
    time: nowMs - n,
    pid: 5275,
    hostname: 'checkout-7d9c5b6f4-x2x8p',
    name: 'checkout',
    traceId: trace,
    requestId: `req-${n}`,
    tenant: 'acme',
    responseTime: 12.5,
    orderId: n,
    currency: 'EUR',
    msg: `order ${n} paid, confirmation queued for delivery to the customer`,
  }),
  winston: (n) => ({
    level: 'info',
    message: `order ${n} paid, confirmation queued for delivery to the customer`,
    service: 'checkout',
    environment: 'production',
    timestamp: new Date(nowMs - n).toISOString(),
    trace_id: trace,
    correlation_id: `c-${n}`,
    region: 'eu-west-1',
    items: 3,
    total: 129.95,
  }),
  ecs: (n) => ({
    '@timestamp': new Date(nowMs - n).toISOString(),
    log: { level: 'info', logger: 'com.shop.Checkout' },
    message: `order ${n} paid, confirmation queued`,
    ecs: { version: '8.11.0' },
    service: { name: 'checkout', version: '1.4.2', environment: 'production' },
    trace: { id: trace },
    event: { duration: 12_500_000, dataset: 'checkout.log' },
    user: { id: 'u-7' },
  }),
  'docker with pino inside': (n) => ({
    log: `{"level":30,"time":${nowMs - n},"pid":1,"hostname":"a","name":"checkout","requestId":"r-${n}","msg":"order ${n} paid"}\n`,
    stream: 'stdout',
    time: new Date(nowMs - n).toISOString(),
  }),
  'unknown keys': (n) => ({
    when: n,
    what: `order ${n} paid, confirmation queued for delivery to the customer`,
    a: 1,
    b: 'two',
    c: { d: true, e: [1, 2, 3] },
    f: null,
    region: 'eu-west-1',
    items: 3,
    total: 129.95,
    text: 'seen',
  }),
};

const BATCH = 1_000;

function report(name: string, bytes: number, run: () => void): void {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 200; round += 1) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  const size = Math.round(bytes / BATCH);
  console.log(`${name.padEnd(30)} ${best.toFixed(2).padStart(6)} µs/event of ${size} bytes`);
}

for (const [name, make] of Object.entries(shapes)) {
  const text = JSON.stringify(Array.from({ length: BATCH }, (_, n) => make(n)));
  const records: unknown[] = JSON.parse(text);
  report(name, text.length, () => {
    for (const record of records) recogniseLogRecord(record, context);
  });
  if (name === 'winston') {
    report('winston, parsed from its text', text.length, () => {
      const body = parseLogBody(text, 'application/json');
      if (body.ok) for (const { value } of body.records) recogniseLogRecord(value, context);
    });
  }
}

const pair = (key: string, value: object) => ({ key, value });
const logRecords = Array.from({ length: BATCH }, (_, n) =>
  LogRecord.encode({
    timeUnixNano: (nowMs - n) * 1e6,
    severityNumber: 9,
    severityText: 'INFO',
    body: { stringValue: `order ${n} paid, confirmation queued for delivery to the customer` },
    traceId: new Uint8Array(16).fill(7),
    spanId: new Uint8Array(8).fill(7),
    attributes: [
      pair('order.id', { intValue: n }),
      pair('region', { stringValue: 'eu-west-1' }),
      pair('requestId', { stringValue: `r-${n}` }),
      pair('total', { doubleValue: 129.95 }),
    ],
  }).finish(),
);
const otlp = ExportLogsServiceRequest.encode({
  resourceLogs: [
    {
      resource: { attributes: [pair('service.name', { stringValue: 'checkout' })] },
      scopeLogs: [{ logRecords }],
    },
  ],
}).finish();
report('OTLP protobuf, from its bytes', otlp.length, () => {
  const decoded = decodeOtlpLogs(otlp);
  if (decoded.ok) otlpLogsToEvents(decoded.scopes, context);
});
