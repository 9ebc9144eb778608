import type { Rate } from '@/domain/statistics/rate-schema';
import { classNames } from './class-names';
import { NumberValue } from './number-value';

interface RateValueProps {
  rate: Rate;
  /** Draws the interval between these two instead of 0 and 1, for a column of shares that lie close together. */
  scale?: { low: number; high: number } | undefined;
  /** Says n beside the value as well as in its title. */
  withN?: boolean | undefined;
  className?: string | undefined;
}

const WHOLE = { low: 0, high: 1 };

/** A share with what it rests on: its value, n, and the 95% interval as a whisker. Without data it says so. */
export function RateValue({ rate, scale = WHOLE, withN = true, className }: RateValueProps) {
  const { value, n, low, high } = rate;
  if (value === null || low === null || high === null) {
    return (
      <span className={classNames('whitespace-nowrap text-faint', className)} title="n = 0">
        no data
      </span>
    );
  }
  return (
    <span className={classNames('inline-flex items-center gap-2', className)}>
      <NumberValue value={value} unit="ratio" low={low} high={high} n={withN ? n : undefined} />
      <Whisker value={value} low={low} high={high} scale={scale} />
    </span>
  );
}

interface WhiskerProps {
  value: number;
  low: number;
  high: number;
  scale: { low: number; high: number };
}

const WIDTH = 48;
const PAD = 3;

/** A hairline for the scale, a bar from end to end of the interval, a dot at the value. */
function Whisker({ value, low, high, scale }: WhiskerProps) {
  const width = WIDTH - 2 * PAD;
  const at = (share: number) => {
    const place = (share - scale.low) / Math.max(1e-9, scale.high - scale.low);
    return PAD + Math.min(1, Math.max(0, place)) * width;
  };
  return (
    <svg aria-hidden="true" width={WIDTH} height={10} className="shrink-0">
      <line x1={PAD} x2={PAD + width} y1={5} y2={5} stroke="var(--color-line-strong)" />
      <line x1={at(low)} x2={at(high)} y1={5} y2={5} stroke="var(--color-muted)" strokeWidth={2} />
      <line x1={at(low)} x2={at(low)} y1={2} y2={8} stroke="var(--color-muted)" />
      <line x1={at(high)} x2={at(high)} y1={2} y2={8} stroke="var(--color-muted)" />
      <circle cx={at(value)} cy={5} r={2.5} fill="var(--color-ink)" />
    </svg>
  );
}
