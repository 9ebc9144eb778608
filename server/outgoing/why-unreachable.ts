/** Why a request within a bound of time got no answer, in words. */
export function whyUnreachable(error: unknown, timeoutMs: number): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isLate = error instanceof Error && /abort|timeout/i.test(`${error.name} ${code}`);
  return isLate ? `no answer within ${timeoutMs / 1_000} seconds` : code || 'no connection';
}
