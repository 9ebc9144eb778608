import { promises as dns, type LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import { SendFailure } from './send-failure';

/** What is never a receiver of notices: no single host, or where clouds hand out a machine's credentials. */
const NEVER = new BlockList();
/** Networks of a house's own, where whoever adds a channel may not make Candor knock. */
const PRIVATE = new BlockList();
for (const [list, network, prefix] of [
  [NEVER, '0.0.0.0', 8],
  [NEVER, '169.254.0.0', 16],
  [NEVER, '192.0.0.192', 32],
  [NEVER, '100.100.100.200', 32],
  [NEVER, '168.63.129.16', 32],
  [NEVER, '224.0.0.0', 3],
  [PRIVATE, '10.0.0.0', 8],
  [PRIVATE, '100.64.0.0', 10],
  [PRIVATE, '127.0.0.0', 8],
  [PRIVATE, '172.16.0.0', 12],
  [PRIVATE, '192.0.0.0', 24],
  [PRIVATE, '192.0.2.0', 24],
  [PRIVATE, '192.168.0.0', 16],
  [PRIVATE, '198.18.0.0', 15],
  [PRIVATE, '198.51.100.0', 24],
  [PRIVATE, '203.0.113.0', 24],
] as const) {
  list.addSubnet(network, prefix, 'ipv4');
}
for (const [list, network, prefix] of [
  [NEVER, '::', 128],
  [NEVER, 'fe80::', 10],
  [NEVER, 'ff00::', 8],
  [NEVER, 'fd00:ec2::254', 128],
  [NEVER, 'fd20:ce::254', 128],
  // IPv4 in other clothes, which a gateway might undress.
  [NEVER, '64:ff9b::', 96],
  [NEVER, '64:ff9b:1::', 48],
  [NEVER, '2002::', 16],
  [NEVER, '2001::', 32],
  [PRIVATE, '::1', 128],
  [PRIVATE, 'fc00::', 7],
  [PRIVATE, 'fec0::', 10],
  [PRIVATE, '2001:db8::', 32],
] as const) {
  list.addSubnet(network, prefix, 'ipv6');
}

/** Whether notices may go there. An IPv4 address in IPv6's clothes (::ffff:a.b.c.d) is held against IPv4's rules. */
export function mayReceive({ address, family }: LookupAddress, allowPrivate: boolean): boolean {
  const kind = family === 6 ? 'ipv6' : 'ipv4';
  return !NEVER.check(address, kind) && (allowPrivate || !PRIVATE.check(address, kind));
}

/**
 * Resolves a host once; whoever connects uses this very address, so that a name cannot lead elsewhere a moment later.
 * @throws SendFailure when there is none, or any of its addresses may not be sent to.
 */
export async function pinPublicAddress(
  hostname: string,
  allowPrivate: boolean,
): Promise<LookupAddress> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = addresses;
  if (first === undefined) throw noSuchHost(host);
  if (addresses.some((address) => !mayReceive(address, allowPrivate)))
    throw new SendFailure(
      `${host} leads into a private network, where notifications may not go. To allow that, start Candor with CANDOR_ALLOW_PRIVATE_TARGETS=true.`,
      { isFinal: true, mayHaveArrived: false },
    );
  return first;
}

async function resolve(host: string): Promise<LookupAddress[]> {
  try {
    return await dns.lookup(host, { all: true });
  } catch {
    throw noSuchHost(host);
  }
}

function noSuchHost(host: string): SendFailure {
  return new SendFailure(`There is no host named ${host}, as seen from Candor’s worker.`, {
    isFinal: false,
    mayHaveArrived: false,
  });
}
