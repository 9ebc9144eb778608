import { otlpSettings, type Snippet, type SnippetSubject, shell, shellWord } from './snippet';

export function otlpSettingsSnippet(subject: SnippetSubject): Snippet {
  return {
    id: 'otlp-settings',
    title: 'OTLP settings',
    lead: 'For a program that OpenTelemetry instruments already: set these and start it as before. Its logs, metrics and traces come here; collectors take the same endpoint and header.',
    steps: [
      shell(
        'Set, then start your program',
        [
          `export OTEL_SERVICE_NAME=${shellWord(subject.service)}`,
          'export OTEL_LOGS_EXPORTER=otlp OTEL_METRICS_EXPORTER=otlp OTEL_TRACES_EXPORTER=otlp',
          ...otlpSettings(subject),
        ].join('\n'),
      ),
    ],
  };
}
