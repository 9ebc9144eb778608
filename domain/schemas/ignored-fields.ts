/**
 * The paths of what `given` has and `read` has not, such as `query.treshold`: what a schema left out when it read an
 * unknown field past. Where a schema made something else of a value, nothing is said about its inside.
 */
export function ignoredFields(given: unknown, read: unknown, path = ''): string[] {
  // What a schema takes as it is may nest deeper than can be gone down.
  if (given === read) return [];
  if (Array.isArray(given)) {
    if (!Array.isArray(read) || read.length !== given.length) return [];
    return given.flatMap((item, at) =>
      ignoredFields(item, read[at], path === '' ? String(at) : `${path}.${at}`),
    );
  }
  if (!isRecord(given) || !isRecord(read)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const place = path === '' ? name : `${path}.${name}`;
    return Object.hasOwn(read, name) ? ignoredFields(value, read[name], place) : [place];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  return Object.getPrototypeOf(value) === Object.prototype;
}
