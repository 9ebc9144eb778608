'use client';
import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import { type ChartSeries, sum } from './chart-data';

interface ChartLegendProps {
  series: readonly ChartSeries[];
  unit: Unit;
  /** Shows each series' sum, for those that can be added up. */
  totals: boolean;
  hidden: ReadonlySet<string>;
  onPick: (key: string) => void;
  /** What picking does: "Show or hide", "Only lines of level". */
  pickLabel: string;
}

export function ChartLegend(props: ChartLegendProps) {
  const { series, unit, totals, hidden, onPick, pickLabel } = props;
  return (
    <ul
      // Faded where it goes on, since it scrolls without a bar.
      className="focus-inset flex min-w-0 items-center gap-x-1 overflow-x-auto pr-4 [mask-image:linear-gradient(to_right,black_calc(100%-1rem),transparent)] [scrollbar-width:none]"
      aria-label="Legend"
    >
      {series.map(({ key, label, color, values }) => {
        const total = totals ? sum(values) : null;
        return (
          <li key={key} className="shrink-0">
            <button
              type="button"
              onClick={() => onPick(key)}
              aria-pressed={!hidden.has(key)}
              title={`${pickLabel} ${label}`}
              className="inline-flex h-6 items-center gap-1.5 rounded-sm px-1.5 text-small hover:bg-hover aria-[pressed=false]:text-faint aria-[pressed=false]:line-through"
            >
              <span
                aria-hidden
                className="size-2 rounded-[1px] border"
                style={{ borderColor: color, background: hidden.has(key) ? 'transparent' : color }}
              />
              {label}
              {total === null ? null : (
                <span className="text-muted tabular-nums">{quantityText(total, unit)}</span>
              )}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
