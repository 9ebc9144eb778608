import { promises as dns, type LookupAddress } from 'node:dns';
import { isIP } from 'node:net';

interface HostRules {
  isRefused: (address: LookupAddress) => boolean;
  /** What is thrown when there is no such host, or when one of its addresses is refused. */
  noSuchHost: (host: string) => Error;
  refused: (host: string) => Error;
}

/**
 * Resolves a host once; whoever connects uses this very address, so that a name cannot lead elsewhere a moment later.
 * @throws what the rules say, when there is none, or any of its addresses is refused.
 */
export async function pinHost(hostname: string, rules: HostRules): Promise<LookupAddress> {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host) : [{ address: host, family }];
  const [first] = addresses;
  if (first === undefined) throw rules.noSuchHost(host);
  if (addresses.some((address) => rules.isRefused(address))) throw rules.refused(host);
  return first;
}

async function resolve(host: string): Promise<LookupAddress[]> {
  try {
    return await dns.lookup(host, { all: true });
  } catch {
    return [];
  }
}
