/** By what a service can be heard of. */
export const SENT_SIGNALS = [
  'logs',
  'traces',
  'metrics',
  'queues',
  'breakers',
  'ai',
  'delivery',
  'heartbeats',
] as const;
export type SentSignal = (typeof SENT_SIGNALS)[number];

/** Where something of a service ran; null is not told. */
export interface ServicePlace {
  environment: string | null;
  version?: string | null;
}

/** A record named a service. */
export interface Sighting extends ServicePlace {
  projectId: string;
  service: string | null;
  signal: SentSignal;
}
