/** A column's time as it is answered, RFC 3339 in UTC; null where the column is. */
export function isoOrNull(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
