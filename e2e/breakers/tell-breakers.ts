import { minutesAgo } from '../fixtures/signal-test';

type Tell = (route: string, records: unknown) => Promise<void>;

const bank = { breaker: 'bank-api', service: 'payments', dependency: 'bank', instance: 'pay-1' };
const stock = { breaker: 'stock', service: 'checkout', dependency: 'warehouse' };

/** A dependency that slows: its breaker opens, probes, opens again, while fallbacks answer; and one that is well. */
export async function tellBreakers(tell: Tell): Promise<void> {
  await tell('breakers/transitions', [
    { ...stock, from: null, to: 'closed', at: minutesAgo(40) },
    { ...bank, from: null, to: 'closed', at: minutesAgo(40) },
    {
      ...bank,
      from: 'closed',
      to: 'open',
      reason: '52% of 120 calls failed',
      at: minutesAgo(12),
    },
    { ...bank, from: 'open', to: 'half_open', reason: 'Waited 60 s', at: minutesAgo(6) },
    { ...bank, from: 'half_open', to: 'open', reason: 'The probe failed', at: minutesAgo(5.5) },
  ]);
  const minutes = Array.from({ length: 25 }, (_, index) => 25 - index);
  await tell(
    'breakers/samples',
    minutes.flatMap((minute) => {
      const isTrouble = minute <= 14;
      const isOpen = minute <= 11;
      const rejected = isOpen ? 100 : 0;
      const failures = isTrouble && !isOpen ? 60 : 0;
      const at = minutesAgo(minute - 0.9);
      const common = { intervalSeconds: 60, calls: 120, at };
      return [
        {
          ...bank,
          ...common,
          // Some get through a door that is said to be shut: somebody should look.
          rejected,
          failures,
          timeouts: failures / 2,
          fallbacks: rejected + failures,
        },
        { ...stock, ...common, successes: 120, rejected: 0, failures: 0, fallbacks: 0 },
      ];
    }),
  );
}
