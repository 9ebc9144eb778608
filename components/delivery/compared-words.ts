import type { DeliveryMetric } from '@/domain/delivery/delivery-metrics';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { Comparison } from '@/domain/statistics/comparison';
import { METRIC_WORDS } from './metric-words';

/** "−3.2 h (−5 h to −1 h)"; of shares in points. */
export function differenceText(
  metric: DeliveryMetric,
  { difference, low, high }: Comparison,
): string {
  if (difference === null) return 'not known';
  const amount = (value: number) => signed(metric, value);
  return low === null || high === null
    ? amount(difference)
    : `${amount(difference)} (${amount(low)} to ${amount(high)})`;
}

function signed(metric: DeliveryMetric, value: number): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '';
  return `${sign}${amountText(metric, Math.abs(value))}`;
}

function amountText(metric: DeliveryMetric, amount: number): string {
  if (metric === 'leadTime' || metric === 'recoveryTime') return quantityText(amount, 's');
  if (metric === 'deploymentFrequency')
    return `${quantityText(Math.round(amount * 100) / 100)} a day`;
  return `${quantityText(Math.round(amount * 1_000) / 10)} points`;
}

/** Better or worse, or how much more it takes to tell. */
export function verdictText(
  metric: DeliveryMetric,
  { verdict, difference, moreNeeded }: Comparison,
): string {
  if (verdict !== 'inconclusive') return verdict;
  if (difference === 0) return 'no difference seen';
  if (moreNeeded === null) {
    return difference === null ? 'one side has no data' : 'too small a difference to tell';
  }
  return `not enough data: about ${quantityText(moreNeeded)} more ${rowsOf(metric, moreNeeded)}`;
}

function rowsOf(metric: DeliveryMetric, count: number): string {
  const { row } = METRIC_WORDS[metric];
  return count === 1 ? row.replace(/s$/, '') : row;
}
