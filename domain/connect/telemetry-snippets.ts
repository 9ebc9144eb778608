import { file, postCommand, type Snippet, type SnippetSubject, scriptText, shell } from './snippet';

/** Metrics and spans by OpenTelemetry's own SDK. */
export function openTelemetrySignalsSnippet({ origin, key, service }: SnippetSubject): Snippet {
  return {
    id: 'opentelemetry-signals',
    title: 'OpenTelemetry SDK',
    lead: 'Metrics and traces of the OpenTelemetry SDK for Node. Metrics of queues and breakers are known by their names, and stand on those pages.',
    steps: [
      shell(
        'Install',
        'npm install @opentelemetry/resources @opentelemetry/sdk-metrics @opentelemetry/sdk-trace-base @opentelemetry/exporter-metrics-otlp-http @opentelemetry/exporter-trace-otlp-http',
      ),
      file(
        'candor-telemetry.mjs',
        `import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';

const headers = { Authorization: ${scriptText(`Bearer ${key}`)} };
const resource = resourceFromAttributes({ 'service.name': ${scriptText(service)} });
const metrics = new OTLPMetricExporter({ url: ${scriptText(`${origin}/api/otlp/v1/metrics`)}, headers });
const traces = new OTLPTraceExporter({ url: ${scriptText(`${origin}/api/otlp/v1/traces`)}, headers });

const meters = new MeterProvider({
  resource,
  readers: [new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 10_000 })],
});
const tracers = new BasicTracerProvider({
  resource,
  spanProcessors: [new BatchSpanProcessor(traces)],
});

const orders = meters.getMeter('checkout').createGauge('carts.open');
const span = tracers.getTracer('checkout').startSpan('POST /orders');
orders.record(7, { shop: 'eu' });
span.end();

await Promise.all([meters.shutdown(), tracers.shutdown()]);
`,
      ),
      shell('Run', 'node candor-telemetry.mjs'),
    ],
  };
}

/** An OpenTelemetry Collector that passes everything on. */
export function collectorSnippet({ origin, key }: SnippetSubject): Snippet {
  return {
    id: 'otel-collector',
    title: 'OpenTelemetry Collector',
    lead: 'A Collector that runs already gets one exporter more; it keeps its receivers and processors.',
    steps: [
      file(
        'collector.yaml (add to yours)',
        `exporters:
  otlphttp/candor:
    endpoint: ${JSON.stringify(`${origin}/api/otlp`)}
    headers:
      Authorization: ${JSON.stringify(`Bearer ${key}`)}

service:
  pipelines:
    metrics:
      receivers: [otlp]
      exporters: [otlphttp/candor]
    traces:
      receivers: [otlp]
      exporters: [otlphttp/candor]
    logs:
      receivers: [otlp]
      exporters: [otlphttp/candor]
`,
      ),
    ],
  };
}

/** A page of metrics that Candor fetches by itself. */
export function prometheusSnippet(): Snippet {
  return {
    id: 'prometheus',
    title: 'Prometheus /metrics',
    lead: 'Candor fetches a page of metrics by itself: no change to the service. Pages of opossum-prometheus, resilience4j, Polly, BullMQ and RabbitMQ become breakers and queues.',
    steps: [],
    link: { label: 'Add a collector of the kind Prometheus', path: 'settings/collectors' },
  };
}

/** One metric point by hand. */
export function metricCurlSnippet(subject: SnippetSubject): Snippet {
  const point = { name: 'carts.open', value: 7, service: subject.service, labels: { shop: 'eu' } };
  return {
    id: 'metric-curl',
    title: 'curl',
    lead: 'One metric point, to see it arrive.',
    steps: [shell('Send', postCommand(subject, 'metrics', point))],
  };
}
