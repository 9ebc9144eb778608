import type { LookupAddress } from 'node:dns';
import { blockListOf, isListed, NEVER_CALLED } from '@/server/outgoing/block-list';
import { pinHost } from '@/server/outgoing/pin-host';
import { VisitFailure } from '../visit-failure';

/** Collectors by their nature visit private hosts, so those are allowed. */
const REFUSED = blockListOf(NEVER_CALLED);

export function isRefused(address: LookupAddress): boolean {
  return isListed(REFUSED, address);
}

/** The one address that is visited. @throws VisitFailure when there is none, or any of its addresses may not be visited. */
export function pinAddress(hostname: string): Promise<LookupAddress> {
  return pinHost(hostname, {
    isRefused,
    noSuchHost: (host) =>
      new VisitFailure(
        `There is no host named ${host}, as seen from Candor’s worker.`,
        'Check the name, and that the worker is in the same network.',
      ),
    refused: (host) =>
      new VisitFailure(
        `${host} leads to an address that collectors may not visit.`,
        'Link-local, multicast and cloud metadata addresses are refused. Give the address of the service itself.',
      ),
  });
}
