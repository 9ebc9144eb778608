import { randomBytes } from 'node:crypto';
import type { Trail } from '@/domain/logs/trail';
import { expect, test } from './sender-test';

for (const encoding of ['http', 'proto'] as const) {
  for (const compression of ['gzip', 'none'] as const) {
    const protocol = encoding === 'http' ? 'http/json' : 'http/protobuf';
    test(`The OpenTelemetry SDK's spans over ${protocol} (${compression}) end in the trail's waterfall, and models' answers in the ledger`, async ({
      product,
      runScript,
      sender,
      database,
      page,
      service,
    }) => {
      const order = `order-${randomBytes(6).toString('hex')}`;
      const script = `import { context, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-${encoding}';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
const exporter = new OTLPTraceExporter({
  url: '${product.origin}/api/otlp/v1/traces',
  headers: { Authorization: 'Bearer ${product.apiKey}' },
  compression: '${compression}',
});
const provider = new BasicTracerProvider({
  resource: resourceFromAttributes({ 'service.name': '${service}', 'service.version': '1.4.2' }),
  spanProcessors: [new BatchSpanProcessor(exporter)],
});
const tracer = provider.getTracer('checkout', '2.0.0');
const now = Date.now();
const root = tracer.startSpan('POST /replies', {
  kind: SpanKind.SERVER,
  startTime: now - 900,
  attributes: { 'http.request.method': 'POST', correlation_id: '${order}' },
});
const inside = trace.setSpan(context.active(), root);
const query = tracer.startSpan('SELECT tickets', { kind: SpanKind.CLIENT, startTime: now - 880 }, inside);
query.recordException(new RangeError('no such ticket'));
query.setStatus({ code: SpanStatusCode.ERROR, message: 'no such ticket' });
query.end(now - 860);
const chat = tracer.startSpan('chat gpt-5', {
  kind: SpanKind.CLIENT,
  startTime: now - 800,
  attributes: {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.request.model': 'gpt-5',
    'gen_ai.response.model': 'gpt-5-2025-08-07',
    'gen_ai.response.id': 'resp-${order}',
    'gen_ai.response.finish_reasons': ['stop'],
    'gen_ai.response.time_to_first_chunk': 0.25,
    'gen_ai.prompt.name': 'reply-draft',
    'gen_ai.prompt.version': '7',
    'gen_ai.usage.input_tokens': 1_200,
    'gen_ai.usage.output_tokens': 180,
    'gen_ai.usage.cache_read.input_tokens': 1_000,
  },
}, inside);
chat.addEvent('gen_ai.evaluation.result', {
  'gen_ai.evaluation.name': 'user_acceptance',
  'gen_ai.evaluation.score.label': 'accepted',
  'gen_ai.response.id': 'resp-${order}',
}, now - 90);
chat.addEvent('gen_ai.evaluation.result', {
  'gen_ai.evaluation.name': 'relevance',
  'gen_ai.evaluation.score.value': 0.9,
}, now - 80);
chat.end(now - 100);
root.end(now - 50);
await provider.forceFlush();
await provider.shutdown();
console.log(root.spanContext().traceId);
`;
      expect(await runScript('main.mjs', script)).toBe('');

      const trail = (await sender.get(`/api/v1/trails/${order}`)).json as Trail;
      const traceId = trail.items[0]?.span?.traceId ?? '';
      expect(traceId).toMatch(/^[0-9a-f]{32}$/);
      const whole = (await sender.get(`/api/v1/trails/${traceId}`)).json as Trail;
      const spans = whole.items.filter(({ kind }) => kind === 'span');
      const root = spans[0]?.span?.spanId;
      expect(spans).toMatchObject([
        {
          title: 'POST /replies',
          service,
          durationMs: 850,
          span: {
            kind: 'server',
            parentSpanId: null,
            version: '1.4.2',
            attributes: { 'http.request.method': 'POST' },
            resource: { 'otel.scope.name': 'checkout' },
          },
        },
        {
          title: 'SELECT tickets',
          durationMs: 20,
          span: {
            parentSpanId: root,
            status: 'error',
            statusMessage: 'no such ticket',
            error: { type: 'RangeError', message: 'no such ticket' },
          },
        },
        { title: 'chat gpt-5', durationMs: 700, span: { parentSpanId: root, kind: 'client' } },
      ]);

      const rowsOf = async (sql: string) => (await database.query(sql, [`resp-${order}`])).rows;
      expect(await rowsOf('SELECT * FROM ai_inference WHERE id = $1')).toMatchObject([
        {
          feature: 'reply-draft',
          model: 'gpt-5-2025-08-07',
          provider: 'openai',
          prompt_version: '7',
          service,
          input_tokens: 1_200,
          output_tokens: 180,
          cached_read_tokens: 1_000,
          latency_ms: 700,
          first_token_ms: 250,
          outcome: 'ok',
          trace_id: traceId,
        },
      ]);
      expect(await rowsOf('SELECT * FROM ai_verdict WHERE inference_id = $1')).toMatchObject([
        { verdict: 'accepted', explicit: true },
      ]);
      expect(await rowsOf('SELECT * FROM ai_evaluation WHERE inference_id = $1')).toMatchObject([
        { name: 'relevance', score: 0.9 },
      ]);

      await page.goto(`/p/default/trails/${traceId}`);
      const steps = page.getByRole('list', { name: 'Spans of the trail' }).getByRole('listitem');
      for (const [index, name] of ['POST /replies', 'SELECT tickets', 'chat gpt-5'].entries())
        await expect(steps.nth(index)).toContainText(name);
    });
  }
}
