import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** Has Node connect to an address that was resolved before; it asks for one address or for all of them. */
export function pinnedLookup(address: LookupAddress): LookupFunction {
  return (_hostname, { all }, found) => {
    if (all === true) found(null, [address]);
    else found(null, address.address, address.family);
  };
}
