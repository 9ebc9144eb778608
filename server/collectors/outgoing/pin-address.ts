import { promises as dns, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { VisitFailure } from '../visit-failure';

/**
 * Collectors by their nature visit private hosts, so those are allowed. Where a machine's own credentials are handed
 * out is not: link-local addresses, and what clouds use besides; nor is what is no single host.
 */
const REFUSED = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['192.0.0.192', 32],
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['224.0.0.0', 3],
] as const) {
  REFUSED.addSubnet(network, prefix, 'ipv4');
}
for (const [network, prefix] of [
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
  // IPv4 in other clothes, which a gateway might undress.
  ['64:ff9b::', 96],
  ['2002::', 16],
] as const) {
  REFUSED.addSubnet(network, prefix, 'ipv6');
}

export function isRefused({ address, family }: LookupAddress): boolean {
  // Also holds an IPv4 address in IPv6's clothes (::ffff:a.b.c.d) against IPv4's rules.
  return REFUSED.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Resolves a host once; whoever connects uses this very address, so that a name cannot lead elsewhere a moment later.
 * @throws VisitFailure when there is none, or any of its addresses may not be visited.
 */
export async function pinAddress(hostname: string): Promise<LookupAddress> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = addresses;
  if (first === undefined) throw noSuchHost(host);
  if (addresses.some((address) => isRefused(address))) {
    throw new VisitFailure(
      `${host} leads to an address that collectors may not visit.`,
      'Link-local, multicast and cloud metadata addresses are refused. Give the address of the service itself.',
    );
  }
  return first;
}

async function resolve(host: string): Promise<LookupAddress[]> {
  try {
    return await dns.lookup(host, { all: true });
  } catch {
    throw noSuchHost(host);
  }
}

function noSuchHost(host: string): VisitFailure {
  return new VisitFailure(
    `There is no host named ${host}, as seen from Candor’s worker.`,
    'Check the name, and that the worker is in the same network.',
  );
}
