let last = 0;

/**
 * A key for a line of a form that is not stored yet, for React to tell it from others: of this page alone. Not
 * crypto.randomUUID, which browsers keep from pages that came without TLS.
 */
export function nextKey(): string {
  last += 1;
  return `new-${last}`;
}
