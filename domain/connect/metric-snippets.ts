import { type SnippetStep, shell, shellWord } from './snippet';

/** How to send the first metric: by hand, and from a program that OpenTelemetry instruments. */
export function metricSnippets({ origin, key }: { origin: string; key: string }): SnippetStep[] {
  const point = JSON.stringify({
    name: 'orders.placed',
    type: 'delta',
    value: 1,
    labels: { shop: 'de' },
  });
  return [
    shell(
      'Send one point',
      [
        `curl -sS ${shellWord(`${origin}/api/v1/metrics`)} \\`,
        `  -H ${shellWord(`Authorization: Bearer ${key}`)} \\`,
        `  -H 'Content-Type: application/json' \\`,
        `  -d ${shellWord(point)}`,
      ].join('\n'),
    ),
    shell(
      'OpenTelemetry: set, then start your program',
      [
        'export OTEL_METRICS_EXPORTER=otlp',
        `export OTEL_EXPORTER_OTLP_ENDPOINT=${shellWord(`${origin}/api/otlp`)}`,
        'export OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf',
        `export OTEL_EXPORTER_OTLP_HEADERS=${shellWord(`Authorization=Bearer%20${encodeURIComponent(key)}`)}`,
      ].join('\n'),
    ),
  ];
}
