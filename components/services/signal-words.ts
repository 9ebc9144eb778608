import type { SentSignal } from '@/domain/services/sighting';

export const SIGNAL_WORDS: Readonly<Record<SentSignal, string>> = {
  logs: 'logs',
  traces: 'traces',
  metrics: 'metrics',
  queues: 'queues',
  breakers: 'breakers',
  ai: 'AI',
  delivery: 'deployments',
  heartbeats: 'heartbeats',
};
