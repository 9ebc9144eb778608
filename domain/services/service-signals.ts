/** What a service can be told by. */
export const SERVICE_SIGNALS = ['logs', 'queues', 'breakers', 'ai', 'delivery'] as const;

export type ServiceSignal = (typeof SERVICE_SIGNALS)[number];
