import type { LookupAddress } from 'node:dns';
import { BlockList } from 'node:net';

/**
 * What is never a service that somebody wants called: no single host, or where clouds hand out a machine's own
 * credentials; and IPv4 in other clothes, which a gateway might undress.
 */
export const NEVER_CALLED = [
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.192/32',
  '100.100.100.200/32',
  '168.63.129.16/32',
  '224.0.0.0/3',
  '::/128',
  'fe80::/10',
  'ff00::/8',
  'fd00:ec2::254/128',
  'fd20:ce::254/128',
  '64:ff9b::/96',
  '2002::/16',
] as const;

/** A list of networks in CIDR notation. */
export function blockListOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), address.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

/** An IPv4 address in IPv6's clothes (::ffff:a.b.c.d) is held against IPv4's networks. */
export function isListed(list: BlockList, { address, family }: LookupAddress): boolean {
  return list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
