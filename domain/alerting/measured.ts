import type { Sample } from './condition';

/** A sample with what an alert says of it. */
export interface Measured extends Sample {
  /** What is wrong, should it be: "payments-dlq holds 3 messages". */
  words: string;
  /** Whose it is, where that is known. */
  service: string | null;
  /** Where it can be looked at, under the project's address. */
  path: string | null;
}

/** Labels without those that are not known. */
export function labelsOf(labels: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      value === null || value === '' ? [] : [[name, value]],
    ),
  );
}
