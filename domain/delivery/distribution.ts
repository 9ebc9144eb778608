const HOUR = 3_600;
const DAY = 24 * HOUR;

const CLASSES = [
  { label: 'under 1 h', toSeconds: HOUR },
  { label: '1 to 4 h', toSeconds: 4 * HOUR },
  { label: '4 h to 1 day', toSeconds: DAY },
  { label: '1 to 3 days', toSeconds: 3 * DAY },
  { label: '3 to 7 days', toSeconds: 7 * DAY },
  { label: '1 to 2 weeks', toSeconds: 14 * DAY },
  { label: '2 to 4 weeks', toSeconds: 28 * DAY },
  { label: 'longer', toSeconds: null },
] as const;

export interface DistributionClass {
  label: string;
  /** Exclusive; null: no end. */
  toSeconds: number | null;
  count: number;
}

/** How many durations fall into each class of them. */
export function distributionOf(seconds: readonly number[]): DistributionClass[] {
  const counts = CLASSES.map(() => 0);
  for (const one of seconds) {
    const at = CLASSES.findIndex(({ toSeconds }) => toSeconds === null || one < toSeconds);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return CLASSES.map((one, index) => ({ ...one, count: counts[index] ?? 0 }));
}
