'use client';
import { type ReactNode, useMemo, useRef } from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { classNames } from '@/components/ui/class-names';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { timeTicks } from '@/domain/time-range/time-ticks';
import type { ChartMark } from './chart-data';
import { placeIn } from './lane-stops';
import { markLooks } from './mark-looks';
import { PLOT_MARGIN } from './plot-margin';
import { useSharedCursor } from './shared-cursor';
import { useLaneDrag } from './use-lane-drag';

interface LaneAreaProps {
  window: TimeWindow;
  /** Drawn as lines across all lanes; what they are is told by a lane or a chart of their own. */
  marks: readonly ChartMark[];
  onZoom?: ((window: TimeWindow) => void) | undefined;
  /** LaneStrips. */
  children: ReactNode;
}

const MOST_TICKS = 6;
/** Closer to an end than this share of the axis, a label would reach past it. */
const EDGE = 0.03;

/** Lanes over one time axis, in line with the charts of the page, sharing their cursor. */
export function LaneArea({ window, marks, onZoom, children }: LaneAreaProps) {
  const areaRef = useRef<HTMLDivElement>(null);
  const cursor = useSharedCursor();
  const { chosen, handlers } = useLaneDrag(areaRef, window, onZoom);
  const isInside = (timeMs: number) => timeMs >= window.fromMs && timeMs <= window.toMs;
  const at = (timeMs: number) => placeIn({ fromMs: timeMs, toMs: timeMs }, window).left;
  return (
    <div
      className="relative max-sm:mx-0!"
      style={{ marginLeft: PLOT_MARGIN.left, marginRight: PLOT_MARGIN.right }}
    >
      <div ref={areaRef} className="relative flex flex-col gap-1 pb-1" {...handlers}>
        {children}
        {marks
          .filter(({ timeMs }) => isInside(timeMs))
          .map(({ kind, timeMs, label }) => (
            <div
              key={`${kind} ${timeMs} ${label}`}
              aria-hidden
              className={`pointer-events-none absolute inset-y-0 border-l ${markLooks[kind].line}`}
              style={{ left: at(timeMs) }}
            />
          ))}
        {cursor && isInside(cursor.timeMs) ? (
          <div
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-px bg-muted/60"
            style={{ left: at(cursor.timeMs) }}
          />
        ) : null}
        {chosen ? (
          <div
            aria-hidden
            className="pointer-events-none absolute inset-y-0 border-accent border-x bg-accent/15"
            style={placeIn(chosen, window)}
          />
        ) : null}
      </div>
      <TimeAxis window={window} />
    </div>
  );
}

function TimeAxis({ window: { fromMs, toMs } }: { window: TimeWindow }) {
  const { timeZone } = usePreferences();
  const ticks = useMemo(
    () => timeTicks({ fromMs, toMs }, timeZone, MOST_TICKS),
    [fromMs, toMs, timeZone],
  );
  return (
    <div aria-hidden className="relative h-5 border-line-strong border-t text-muted tabular-nums">
      {ticks.map(({ timeMs, label }) => (
        <span
          key={timeMs}
          className={classNames(
            'absolute top-1 whitespace-nowrap text-[11px] leading-4',
            edgeShift((timeMs - fromMs) / (toMs - fromMs)),
          )}
          style={{ left: placeIn({ fromMs: timeMs, toMs: timeMs }, { fromMs, toMs }).left }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}

/** A label stands under its time, and at the ends within the axis. */
function edgeShift(share: number): string {
  if (share < EDGE) return '';
  return share > 1 - EDGE ? '-translate-x-full' : '-translate-x-1/2';
}
