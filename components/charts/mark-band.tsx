import type { TimeWindow } from '@/domain/time-range/time-range';
import type { ChartMark } from './chart-data';
import { placeIn } from './lane-stops';
import { markLooks } from './mark-looks';

interface MarkBandProps {
  marks: readonly ChartMark[];
  window: TimeWindow;
}

/** What was deployed, rolled back or broke, each by its own sign. */
export function MarkBand({ marks, window }: MarkBandProps) {
  return marks
    .filter(({ timeMs }) => timeMs >= window.fromMs && timeMs <= window.toMs)
    .map(({ timeMs, kind, label }) => {
      const { icon: Icon, text } = markLooks[kind];
      return (
        <span
          key={`${kind} ${timeMs} ${label}`}
          className={`absolute top-1/2 flex size-4 -translate-x-1/2 -translate-y-1/2 items-center justify-center rounded-sm bg-canvas ${text}`}
          style={{ left: placeIn({ fromMs: timeMs, toMs: timeMs }, window).left }}
        >
          <Icon aria-hidden className="size-3" strokeWidth={2.25} />
        </span>
      );
    });
}
