import type { Matcher } from './matchers';

/** service = "payments", severity =~ "high|critical" */
export function describeMatchers(matchers: readonly Matcher[]): string {
  return matchers
    .map(({ label, op, value }) => `${label} ${op} ${JSON.stringify(value)}`)
    .join(', ');
}
