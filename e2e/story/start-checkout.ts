import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Checkout {
  /** Resolves when the orders are settled and what happened has been sent. */
  live: (order: { bank: 'up' | 'down'; orders: number }) => Promise<void>;
  stop: () => Promise<void>;
}

/** Starts the service and resolves when it works and has said that it was deployed. */
export async function startCheckout(told: {
  url: string;
  apiKey: string;
  redisPort: number;
}): Promise<Checkout> {
  const service = fork('e2e/story/checkout-service.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      CANDOR_URL: told.url,
      CANDOR_API_KEY: told.apiKey,
      REDIS_PORT: String(told.redisPort),
    },
  });
  const ended = once(service, 'exit');
  const says = async () => {
    const first = await Promise.race([once(service, 'message'), ended.then(() => null)]);
    if (first === null) throw new Error('The checkout service ended before it was done.');
  };
  await says();
  return {
    async live(order) {
      const done = says();
      service.send(order);
      await done;
    },
    async stop() {
      service.disconnect();
      await ended;
    },
  };
}
