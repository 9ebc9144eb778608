import type { ServiceMapping } from './webhook-facts';

/**
 * The services that a repository's deployments, runs and releases are of: those the endpoint maps it to, else one of the
 * repository's own name. A mapping for the very environment outranks one for any.
 */
export function servicesOf(
  mappings: readonly ServiceMapping[],
  repository: string,
  environment: string | null,
): string[] {
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  const own = mappings.filter((one) => same(one.repository, repository));
  const exact = own.filter(
    (one) => one.environment !== null && environment !== null && same(one.environment, environment),
  );
  const found = exact.length > 0 ? exact : own.filter((one) => one.environment === null);
  const services = [...new Set(found.map(({ service }) => service))];
  return services.length > 0 ? services : [lastPart(repository)];
}

/** `shop` of acme/shop. */
export function lastPart(path: string): string {
  return path.split('/').findLast((part) => part !== '') ?? path;
}
