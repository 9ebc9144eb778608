import type { DeploymentsByRef } from '@/domain/delivery/metric-rows';
import type { DeliveryHistory } from '@/domain/delivery/report-delivery';

export interface KnownHistory extends DeliveryHistory {
  byRef: DeploymentsByRef;
}

/** Deployments in all kept histories together; at about a kilobyte each. */
const MOST_DEPLOYMENTS = 60_000;

interface Kept {
  revision: string;
  history: KnownHistory;
}

// Next.js loads server modules once a bundle; what is kept must still be kept once a process.
const globalStore = globalThis as typeof globalThis & {
  candorDeliveryHistories?: Map<string, Kept>;
};

function store(): Map<string, Kept> {
  globalStore.candorDeliveryHistories ??= new Map();
  return globalStore.candorDeliveryHistories;
}

/**
 * The history kept under a key, if nothing has changed since `revision`, else what `read` answers, which is kept then.
 * Those asked for last stay. A history that came with a revision may know more than it, never less.
 */
export async function keepHistory(
  key: string,
  revision: string,
  read: () => Promise<KnownHistory>,
): Promise<KnownHistory> {
  const histories = store();
  const kept = histories.get(key);
  histories.delete(key);
  if (kept?.revision === revision) {
    histories.set(key, kept);
    return kept.history;
  }
  const history = await read();
  histories.set(key, { revision, history });
  let size = 0;
  for (const [name, { history: one }] of [...histories].reverse()) {
    size += one.deployments.length;
    if (size > MOST_DEPLOYMENTS) histories.delete(name);
  }
  return history;
}
