/** How the readings of a bucket become one value. */
export const AGGREGATIONS = ['rate', 'sum', 'avg', 'min', 'max', 'last'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

export const AGGREGATION_WORDS: Record<Aggregation, string> = {
  rate: 'Per second',
  sum: 'Total',
  avg: 'Average',
  min: 'Smallest',
  max: 'Largest',
  last: 'Newest reading',
};
