import type { LookupAddress } from 'node:dns';
import { blockListOf, isListed, NEVER_CALLED } from '@/server/outgoing/block-list';
import { pinHost } from '@/server/outgoing/pin-host';
import { SendFailure } from './send-failure';

/** What is never a receiver of notices; of IPv4 in other clothes also what a tunnel or a house's own gateway undresses. */
const NEVER = blockListOf([...NEVER_CALLED, '64:ff9b:1::/48', '2001::/32']);
/** Networks of a house's own, where whoever adds a channel may not make Candor knock. */
const PRIVATE = blockListOf([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '::1/128',
  'fc00::/7',
  'fec0::/10',
  '2001:db8::/32',
]);

/** Whether notices may go there. */
export function mayReceive(address: LookupAddress, allowPrivate: boolean): boolean {
  return !isListed(NEVER, address) && (allowPrivate || !isListed(PRIVATE, address));
}

/** The one address that is sent to. @throws SendFailure when there is none, or any of its addresses may not be sent to. */
export function pinPublicAddress(hostname: string, allowPrivate: boolean): Promise<LookupAddress> {
  return pinHost(hostname, {
    isRefused: (address) => !mayReceive(address, allowPrivate),
    noSuchHost: (host) =>
      new SendFailure(`There is no host named ${host}, as seen from Candor’s worker.`, {
        isFinal: false,
        mayHaveArrived: false,
      }),
    refused: (host) =>
      new SendFailure(
        `${host} leads into a private network, where notifications may not go. To allow that, start Candor with CANDOR_ALLOW_PRIVATE_TARGETS=true.`,
        { isFinal: true, mayHaveArrived: false },
      ),
  });
}
