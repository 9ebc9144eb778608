'use client';
import { useMemo } from 'react';
import { type DotItemDotProps, Line } from 'recharts';
import type { ChartSeries } from './chart-data';
import { PlotCanvas, type PlotProps } from './plot-canvas';
import { valueTicks } from './value-ticks';

/** Lines that end where nothing is known and begin again after it; a value alone between two gaps is a dot. */
export default function LinesPlot({ data, unit, previous, steps }: PlotProps) {
  const rows = useMemo(
    () =>
      data.times.map((_, bucket) =>
        Object.fromEntries(data.series.map(({ key, values }) => [key, values[bucket] ?? null])),
      ),
    [data],
  );
  const ticks = useMemo(() => {
    const values = [...data.series.flatMap((series) => series.values), ...(previous ?? [])];
    const known = values.filter((value) => value !== null);
    return valueTicks(
      { lowest: Math.min(0, ...known), highest: Math.max(0, ...known) },
      { seconds: unit === 's' },
    );
  }, [data, previous, unit]);
  return (
    <PlotCanvas data={data} unit={unit} ticks={ticks} previous={previous} rows={rows}>
      {data.series.map((series) => (
        <Line
          key={series.key}
          dataKey={series.key}
          // A step between two middles falls on the edge of the buckets.
          type={steps ? 'step' : 'linear'}
          stroke={series.color}
          strokeWidth={1.5}
          connectNulls={false}
          dot={({ index, cx, cy }: DotItemDotProps) =>
            isAlone(series, index) ? (
              <circle key={index} cx={cx} cy={cy} r={2} fill={series.color} />
            ) : (
              <g key={index} />
            )
          }
          isAnimationActive={false}
        />
      ))}
    </PlotCanvas>
  );
}

function isAlone({ values }: ChartSeries, index: number): boolean {
  const known = (at: number) => typeof values[at] === 'number';
  return known(index) && !known(index - 1) && !known(index + 1);
}
