import type { TimeWindow } from '@/domain/time-range/time-range';
import { placeIn } from './lane-stops';
import { sparklineShape } from './sparkline-shape';
import { unknownSpans } from './unknown-spans';

export interface ValueBandProps {
  /** steps: a level that holds until the next. bars: counts. line: a share. */
  kind: 'steps' | 'bars' | 'line';
  times: readonly number[];
  stepMs: number;
  values: ReadonlyArray<number | null>;
  /** A CSS colour. */
  color: string;
  /** What the top stands for; the largest value without it. */
  most?: number | undefined;
  window: TimeWindow;
}

const HEIGHT = 100;

/** One number over time in a lane, from zero up; what is not known is hatched. */
export function ValueBand({ kind, times, stepMs, values, color, most, window }: ValueBandProps) {
  const first = times[0];
  const last = times.at(-1);
  if (first === undefined || last === undefined) return null;
  const width = window.toMs - window.fromMs;
  const left = `${((first - window.fromMs) / width) * 100}%`;
  const share = `${((last + stepMs - first) / width) * 100}%`;
  const top = most ?? Math.max(0, ...values.map((value) => value ?? 0));
  const series = [{ key: '', label: '', color, values }];
  return (
    <>
      {unknownSpans({ window, times, stepMs, series }).map((gap) => (
        <div key={gap.fromMs} className="hatched absolute inset-y-0" style={placeIn(gap, window)} />
      ))}
      <svg
        aria-hidden="true"
        className="absolute inset-y-0 h-full"
        style={{ left, width: share }}
        viewBox={`0 0 ${times.length} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {kind === 'line' ? (
          <Line values={values} most={top} color={color} />
        ) : (
          values.map((value, bucket) => (
            <Bar key={times[bucket]} {...{ kind, bucket, value, color }} most={top} />
          ))
        )}
      </svg>
    </>
  );
}

function Line(props: { values: ValueBandProps['values']; most: number; color: string }) {
  const { values, most, color } = props;
  const { paths, dots } = sparklineShape(values, { width: values.length, height: HEIGHT, most });
  const alone = dots.map(({ x, y }) => `M${x - 0.4} ${y}L${x + 0.4} ${y}`);
  return [...paths, ...alone].map((path) => (
    <path
      key={path}
      d={path}
      fill="none"
      stroke={color}
      strokeWidth={1.5}
      vectorEffect="non-scaling-stroke"
    />
  ));
}

interface BarProps {
  kind: 'steps' | 'bars';
  bucket: number;
  value: number | null;
  most: number;
  color: string;
}

/** Anything above zero is seen, however small beside the largest. */
const LEAST = 12;

function Bar({ kind, bucket, value, most, color }: BarProps) {
  if (value === null || value <= 0 || most <= 0) return null;
  const height = Math.max(LEAST, Math.min(1, value / most) * HEIGHT);
  const gap = kind === 'bars' ? 0.1 : 0;
  const y = HEIGHT - height;
  return (
    <>
      <rect
        x={bucket + gap}
        width={1 - 2 * gap}
        y={y}
        height={height}
        fill={color}
        opacity={kind === 'steps' ? 0.35 : 1}
      />
      {kind === 'steps' ? (
        <path
          d={`M${bucket} ${y}H${bucket + 1}`}
          stroke={color}
          strokeWidth={1.5}
          vectorEffect="non-scaling-stroke"
        />
      ) : null}
    </>
  );
}
