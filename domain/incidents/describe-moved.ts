import type { DeliveryReport } from '../delivery/report-delivery';
import type { ReworkRate } from '../delivery/rework-rate';
import type { Rate } from '../statistics/rate-schema';

/** What a decision about a cause did to the delivery of a service, before and after. */
export function describeMoved(before: DeliveryReport, after: DeliveryReport): string {
  return [
    `change fail rate ${moved(rateText(before.changeFailRate), rateText(after.changeFailRate))}`,
    `recovery time ${moved(spreadText(before.recoveryTime), spreadText(after.recoveryTime))}`,
    `rework rate ${moved(reworkText(before.reworkRate), reworkText(after.reworkRate))}`,
  ].join('; ');
}

function moved(before: string, after: string): string {
  return before === after ? `stays at ${before}` : `${before} → ${after}`;
}

function rateText({ value, n }: Rate): string {
  if (value === null) return 'unknown (nothing to count)';
  return `${Math.round(value * n)} of ${n} (${Math.round(value * 100)}%)`;
}

function reworkText(rate: ReworkRate): string {
  const { value, bounds, included, excluded } = rate;
  if (value !== null || included.length === 0 || bounds.low === null) return rateText(rate);
  const { length: unknown } = excluded.filter(({ reason }) => reason === 'not_known_if_planned');
  const n = included.length + unknown;
  return `at least ${included.length} of ${n} (${Math.round(bounds.low * 100)}%)`;
}

function spreadText({ medianSeconds, n }: { medianSeconds: number | null; n: number }): string {
  if (medianSeconds === null) return 'unknown (none has ended)';
  return `${durationText(medianSeconds)} (median of ${n})`;
}

export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} days`;
}
