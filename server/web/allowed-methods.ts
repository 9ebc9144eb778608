type RouteMethods = Readonly<Record<string, readonly string[]>>;

/** Next.js keeps to itself what it built: next.config.js writes in what each route exports. */
const BUILT: RouteMethods = JSON.parse(process.env.CANDOR_ROUTE_METHODS ?? '{}');

/**
 * What an address takes, as an Allow header says it (RFC 9110, 10.2.1), with HEAD and OPTIONS, which Next.js answers by
 * itself; null of an address that no route has.
 */
export function allowedMethods(path: string, routes: RouteMethods = BUILT): string | null {
  const asked = path.split('/');
  const [nearest] = Object.keys(routes)
    .map((address) => ({ address, rank: rankOf(address.split('/'), asked) }))
    .filter((one): one is { address: string; rank: string } => one.rank !== null)
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  if (nearest === undefined) return null;
  const methods = new Set([...(routes[nearest.address] ?? []), 'OPTIONS']);
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods].sort().join(', ');
}

/** How near an address comes to what was asked, part by part: a name before an id, an id before the rest; null: not at all. */
function rankOf(address: readonly string[], asked: readonly string[]): string | null {
  let rank = '';
  for (const [index, part] of address.entries()) {
    const given = asked[index];
    if (given === undefined) return null;
    if (part.startsWith('[...')) return `${rank}2`;
    if (part !== given && !(part.startsWith('[') && given !== '')) return null;
    rank += part === given ? '0' : '1';
  }
  return address.length === asked.length ? rank : null;
}
