import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import { sparklineShape } from './sparkline-shape';

interface SparklineProps {
  /** What it shows, read aloud before its numbers: "Depth over the last hour". */
  label: string;
  /** Oldest first, at equal distances; null is not known and left open. */
  values: ReadonlyArray<number | null>;
  unit?: Unit | undefined;
  /** What the top stands for, where several are to be compared; their own largest value without it. */
  most?: number | undefined;
  /** A CSS colour: "var(--color-series-1)". */
  color?: string | undefined;
  width?: number | undefined;
  height?: number | undefined;
}

const PAD = 2;

/** The course of one number, small enough for a table's cell. From zero up; gaps stay open. */
export function Sparkline(props: SparklineProps) {
  const { label, values, unit = 'count', most, color = 'var(--color-series-1)' } = props;
  const { width = 96, height = 20 } = props;
  const box = { width: width - 2 * PAD, height: height - 2 * PAD, most };
  const { paths, dots } = sparklineShape(values, box);
  const name = `${label}: ${inWords(values, unit)}`;
  return (
    <svg
      role="img"
      aria-label={name}
      width={width}
      height={height}
      viewBox={`${-PAD} ${-PAD} ${width} ${height}`}
      className="inline-block max-w-full shrink-0 align-middle"
    >
      <title>{name}</title>
      <line
        x1={0}
        x2={box.width}
        y1={box.height + 0.5}
        y2={box.height + 0.5}
        stroke="var(--color-line-strong)"
        strokeDasharray={paths.length + dots.length === 0 ? '2 3' : undefined}
      />
      {paths.map((path) => (
        <path
          key={path}
          d={path}
          fill="none"
          stroke={color}
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={1.5} fill={color} />
      ))}
    </svg>
  );
}

function inWords(values: ReadonlyArray<number | null>, unit: Unit): string {
  const known = values.filter((value) => value !== null);
  const last = known.at(-1);
  if (last === undefined) return 'no data';
  const text = (value: number) => quantityText(value, unit);
  const range = `lowest ${text(Math.min(...known))}, highest ${text(Math.max(...known))}`;
  const unknown = values.length - known.length;
  return `${range}, latest ${text(last)}${unknown > 0 ? `, ${unknown} of ${values.length} not known` : ''}`;
}
