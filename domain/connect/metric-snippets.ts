import { otlpSettings, postCommand, type SnippetStep, shell } from './snippet';

/** How to send the first metric: by hand, and from a program that OpenTelemetry instruments. */
export function metricSnippets(subject: { origin: string; key: string }): SnippetStep[] {
  const point = { name: 'orders.placed', type: 'delta', value: 1, labels: { shop: 'de' } };
  return [
    shell('Send one point', postCommand(subject, 'metrics', point)),
    shell(
      'OpenTelemetry: set, then start your program',
      ['export OTEL_METRICS_EXPORTER=otlp', ...otlpSettings(subject)].join('\n'),
    ),
  ];
}
