'use client';
import type { ReactNode } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { quantityText, type Unit } from '@/domain/quantities/format-quantity';
import { describeTimeWindow } from '@/domain/time-range/describe-time-range';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { bucketTotal, type ChartData, type ChartMark, drawnWindow } from './chart-data';
import { markLanes } from './mark-lanes';
import { PLOT_MARGIN } from './plot-margin';
import { PlotMark } from './plot-mark';
import { PlotOverlay } from './plot-overlay';
import { PlotTooltip } from './plot-tooltip';
import { useTimeSelection } from './use-time-selection';

interface PlotAreaProps {
  data: ChartData;
  title: string;
  unit: Unit;
  stacked: boolean;
  marks: readonly ChartMark[];
  previous?: ReadonlyArray<number | null> | undefined;
  onZoom?: ((window: TimeWindow) => void) | undefined;
  onZoomBack?: (() => void) | undefined;
  height: number;
  /** The drawing itself, under what can be pointed at. */
  children: ReactNode;
}

const KEYS = 'Arrow keys walk, Shift draws out, Enter zooms in, Backspace steps back.';

/** A drawing and what can be done with it, by pointer and by keyboard. */
export function PlotArea(props: PlotAreaProps) {
  const { data, title, unit, stacked, marks, previous, onZoom, onZoomBack, height } = props;
  const { timeZone } = usePreferences();
  const { selection, hovered, areaRef, handlers } = useTimeSelection({ data, onZoom, onZoomBack });
  const at = hovered ?? 0;
  return (
    <div className="relative" style={{ height }}>
      {props.children}
      <div
        ref={areaRef}
        role="slider"
        tabIndex={0}
        aria-label={`${title}. ${KEYS}`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, data.times.length - 1)}
        aria-valuenow={at}
        aria-valuetext={bucketText(data, at, unit, stacked, timeZone)}
        className={`absolute touch-pan-y select-none ${onZoom ? 'cursor-crosshair' : ''}`}
        style={PLOT_MARGIN}
        {...handlers}
      >
        <PlotOverlay data={data} selection={selection} />
        {hovered === null ? null : (
          <PlotTooltip
            data={data}
            bucket={hovered}
            unit={unit}
            stacked={stacked}
            previous={previous}
          />
        )}
      </div>
      <div className="pointer-events-none absolute" style={PLOT_MARGIN}>
        {markLanes(marks, drawnWindow(data)).map(({ mark, lane }) => (
          <PlotMark
            key={`${mark.kind} ${mark.timeMs} ${mark.label}`}
            mark={mark}
            lane={lane}
            span={drawnWindow(data)}
          />
        ))}
      </div>
    </div>
  );
}

/** One bucket in words: "10:05 – 10:10: error 3, info 120". */
function bucketText(
  data: ChartData,
  bucket: number,
  unit: Unit,
  stacked: boolean,
  timeZone: string,
): string {
  const timeMs = data.times[bucket];
  if (timeMs === undefined) return 'No data';
  const when = describeTimeWindow({ fromMs: timeMs, toMs: timeMs + data.stepMs }, timeZone);
  const known = data.series.flatMap(({ label, values }) => {
    const value = values[bucket];
    return typeof value === 'number' && (value !== 0 || !stacked)
      ? [`${label} ${quantityText(value, unit)}`]
      : [];
  });
  if (known.length > 0) return `${when}: ${known.join(', ')}`;
  return `${when}: ${bucketTotal(data, bucket) === null ? 'no data' : 'none'}`;
}
