import { aiClientSnippet, aiCurlSnippet, genAiSnippet } from './ai-snippets';
import {
  breakerCurlSnippet,
  opossumFileSnippet,
  opossumSnippet,
  otherBreakersSnippet,
} from './breaker-snippets';
import { deploymentSnippet, githubSnippet } from './delivery-snippets';
import { heartbeatSnippets } from './heartbeat-snippets';
import { otlpSettingsSnippet } from './otlp-settings-snippet';
import { bullmqSnippet, queueCollectorSnippet, queueCurlSnippet } from './queue-snippets';
import type { Snippet, SnippetSubject } from './snippet';
import { connectSnippets } from './snippets';
import {
  collectorSnippet,
  metricCurlSnippet,
  openTelemetrySignalsSnippet,
  prometheusSnippet,
} from './telemetry-snippets';

export const CONNECT_SIGNALS = [
  'logs',
  'telemetry',
  'queues',
  'breakers',
  'ai',
  'delivery',
  'heartbeats',
] as const;
export type ConnectSignal = (typeof CONNECT_SIGNALS)[number];

export interface ConnectChoice {
  label: string;
  /** The page on which it then stands. */
  page: { label: string; segment: string };
  snippets: (subject: SnippetSubject) => Snippet[];
}

/** What can be connected, and every way to do it. The tests run what can be run as it stands here. */
export const CONNECT_CHOICES: Record<ConnectSignal, ConnectChoice> = {
  logs: {
    label: 'Logs',
    page: { label: 'Logs', segment: 'logs' },
    snippets: connectSnippets,
  },
  telemetry: {
    label: 'Metrics and traces',
    page: { label: 'Metrics', segment: 'metrics' },
    snippets: (subject) => [
      metricCurlSnippet(subject),
      openTelemetrySignalsSnippet(subject),
      otlpSettingsSnippet(subject),
      collectorSnippet(subject),
      prometheusSnippet(),
    ],
  },
  queues: {
    label: 'Queues',
    page: { label: 'Queues', segment: 'queues' },
    snippets: (subject) => [
      bullmqSnippet(subject),
      queueCollectorSnippet(),
      queueCurlSnippet(subject),
    ],
  },
  breakers: {
    label: 'Circuit breakers',
    page: { label: 'Breakers', segment: 'breakers' },
    snippets: (subject) => [
      opossumSnippet(subject),
      opossumFileSnippet(subject),
      otherBreakersSnippet(subject),
      breakerCurlSnippet(subject),
    ],
  },
  ai: {
    label: 'AI features',
    page: { label: 'AI', segment: 'ai' },
    snippets: (subject) => [
      aiClientSnippet(subject),
      genAiSnippet(subject),
      aiCurlSnippet(subject),
    ],
  },
  delivery: {
    label: 'Deployments',
    page: { label: 'Delivery', segment: 'delivery' },
    snippets: (subject) => [githubSnippet(), deploymentSnippet(subject)],
  },
  heartbeats: {
    label: 'Scheduled jobs',
    page: { label: 'Heartbeats', segment: 'heartbeats' },
    snippets: ({ origin, key }) => [
      {
        id: 'heartbeat',
        title: 'curl',
        lead: 'A job calls Candor each time it ran; one that does not come back in time is missed. The first call makes it.',
        steps: heartbeatSnippets({
          origin,
          key,
          slug: 'nightly-backup',
          everySeconds: 300,
          graceSeconds: 60,
        }),
      },
    ],
  },
};
