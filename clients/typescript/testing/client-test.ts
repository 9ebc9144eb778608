import { test as base } from 'vitest';
import type { CandorError } from '../src/candor-error';
import type { CandorOptions } from '../src/options';
import { type Candor, startCandor } from '../src/start-candor';
import { FakeSystem } from './fake-system';
import { Receiver } from './receiver';

interface ClientFixtures {
  receiver: Receiver;
  system: FakeSystem;
  /** What `onError` was told. */
  errors: CandorError[];
  /** A client of the receiver on the fake clock. */
  startClient: (options?: Partial<CandorOptions>) => Candor;
}

export const test = base.extend<ClientFixtures>({
  receiver: async ({ task: _ }, use) => {
    const receiver = await Receiver.start();
    await use(receiver);
    await receiver.stop();
  },
  system: async ({ task: _ }, use) => use(new FakeSystem()),
  errors: async ({ task: _ }, use) => use([]),
  startClient: async ({ receiver, system, errors }, use) => {
    await use((options = {}) =>
      startCandor(
        {
          url: receiver.url,
          apiKey: 'cnd_a_key_for_tests',
          service: 'checkout',
          flushOnExit: false,
          onError: (error) => errors.push(error),
          ...options,
        },
        system,
      ),
    );
  },
});

export { expect } from 'vitest';
