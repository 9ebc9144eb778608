export const HOURS = ['calendar', 'business'] as const;

export const METRICS = [
  'leadTime',
  'deploymentFrequency',
  'changeFailRate',
  'recoveryTime',
  'reworkRate',
] as const;

export type DeliveryMetric = (typeof METRICS)[number];
