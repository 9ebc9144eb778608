import { isWithin, type PaymentsOutage } from '../payments-outage';
import type { ServiceName } from '../shop';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../story-times';

/** A job of the shop that says when it has run. */
export interface DemoJob {
  slug: string;
  service: ServiceName;
  everySeconds: number;
  graceSeconds: number;
  /** How long after the full period it says so, in ms. */
  offsetMs: number;
  message: string;
}

const DEMO_JOBS: readonly DemoJob[] = [
  {
    slug: 'outbox-relay',
    service: 'checkout',
    everySeconds: 60,
    graceSeconds: 60,
    offsetMs: 0,
    message: 'relayed',
  },
  {
    slug: 'capture-worker',
    service: 'payments',
    everySeconds: 30,
    graceSeconds: 30,
    offsetMs: 11_000,
    message: 'captures collected',
  },
  {
    slug: 'ledger-export',
    service: 'payments',
    everySeconds: 3_600,
    graceSeconds: 600,
    offsetMs: 5 * MINUTE_MS,
    message: 'ledger of the last hour exported',
  },
  {
    slug: 'price-list-import',
    service: 'catalog',
    everySeconds: 86_400,
    graceSeconds: 3_600,
    offsetMs: 2.3 * HOUR_MS,
    message: 'price list imported',
  },
];

/** The jobs that run in a window; none of payments while it is down. */
export function jobsRunIn(
  fromMs: number,
  toMs: number,
  outages: readonly PaymentsOutage[] = [],
): DemoJob[] {
  return DEMO_JOBS.filter(({ service, everySeconds, offsetMs }) => {
    if (service === 'payments' && outages.some((outage) => isWithin(outage, toMs - 1)))
      return false;
    const periodMs = everySeconds * 1_000;
    const lastMs = Math.floor((toMs - 1 - offsetMs) / periodMs) * periodMs + offsetMs;
    return lastMs >= fromMs || toMs - fromMs >= DAY_MS;
  });
}
