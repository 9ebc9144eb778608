'use client';
import Link from 'next/link';
import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from 'react';
import { usePreferences } from '@/components/theme/preferences-provider';
import { describeTimeWindow } from '@/domain/time-range/describe-time-range';
import { formatTime } from '@/domain/time-range/format-time';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { LaneName, LanePick, LaneStop } from './lane';
import { pickWindow, stopAt } from './lane-stops';
import { selectionStep } from './time-selection';

interface LaneStripProps {
  name: LaneName;
  window: TimeWindow;
  /** By time; what the pointer and the arrow keys find. */
  stops: readonly LaneStop[];
  height: number;
  onPick?: ((pick: LanePick) => void) | undefined;
  onZoomBack?: (() => void) | undefined;
  /** What picking does: "Enter opens its logs." */
  pickHint?: string | undefined;
  /** The drawing. */
  children: ReactNode;
}

/** One lane: its name over it, its drawing, and a hand and a keyboard on its stops. */
export function LaneStrip(props: LaneStripProps) {
  const { name, window, stops, height, onPick, pickHint, children } = props;
  const { timeZone } = usePreferences();
  const bandRef = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<number | null>(null);
  const stop = at === null ? undefined : stops[at];
  const tell = (one: LaneStop | undefined) =>
    one ? `${stopTime(one, timeZone)}: ${one.text}` : 'Nothing in this time';

  const point = (event: PointerEvent | MouseEvent) => {
    const box = bandRef.current?.getBoundingClientRect();
    if (!box || box.width === 0) return null;
    const share = (event.clientX - box.left) / box.width;
    return stopAt(stops, window.fromMs + share * (window.toMs - window.fromMs), window);
  };
  const pick = (index: number | null) => {
    const picked = index === null ? undefined : stops[index];
    if (picked) onPick?.({ lane: name.key, ...pickWindow(picked, window) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const selection = at === null ? null : { anchor: at, focus: at };
    const step = selectionStep(event.key, false, selection, stops.length);
    if (!step) return;
    event.preventDefault();
    if (step.kind === 'back') props.onZoomBack?.();
    else if (step.kind === 'zoom') pick(at);
    else setAt(step.selection?.focus ?? null);
  };
  return (
    <div className="min-w-0">
      {/* Marks that run across all lanes end at the words. */}
      <div className="relative z-10 flex h-5 items-center justify-between gap-3 text-small *:bg-canvas">
        {name.href ? (
          <Link href={name.href} className="truncate hover:underline">
            {name.label}
          </Link>
        ) : (
          <span className="truncate">{name.label}</span>
        )}
        {name.note ? <span className="shrink-0 text-muted tabular-nums">{name.note}</span> : null}
      </div>
      <div
        ref={bandRef}
        role="slider"
        tabIndex={0}
        aria-label={`${name.label}. Arrow keys walk.${onPick && pickHint ? ` ${pickHint}` : ''}`}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, stops.length - 1)}
        aria-valuenow={at ?? 0}
        aria-valuetext={tell(stop ?? stops[0])}
        className={`relative touch-pan-y select-none bg-sunken ${onPick ? 'cursor-pointer' : ''}`}
        style={{ height }}
        onPointerMove={(event) => setAt(point(event))}
        onPointerLeave={() => setAt(null)}
        onClick={(event) => pick(point(event))}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(null)}
      >
        <div className="absolute inset-0 overflow-hidden">{children}</div>
        {stop ? <StopTip stop={stop} window={window} text={tell(stop)} /> : null}
      </div>
    </div>
  );
}

interface StopTipProps {
  stop: LaneStop;
  window: TimeWindow;
  text: string;
}

/** Says what the stop is, under it; screen readers get the same from the slider. */
function StopTip({ stop, window, text }: StopTipProps) {
  const width = window.toMs - window.fromMs;
  const left = Math.max(0, (stop.fromMs - window.fromMs) / width);
  const right = Math.min(1, (stop.toMs - window.fromMs) / width);
  const onRight = (left + right) / 2 > 0.5;
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute -inset-y-px border-ink border-x"
        style={{ left: `${left * 100}%`, width: `max(1px, ${(right - left) * 100}%)` }}
      />
      <div
        aria-hidden
        className="pointer-events-none absolute top-full z-20 mt-1 w-max max-w-72 rounded-md bg-raised px-2.5 py-1.5 text-small shadow-float"
        style={onRight ? { right: `${(1 - right) * 100}%` } : { left: `${left * 100}%` }}
      >
        {text}
      </div>
    </>
  );
}

function stopTime({ fromMs, toMs }: LaneStop, timeZone: string): string {
  if (fromMs === toMs) return formatTime(fromMs, timeZone, 'date-time');
  return describeTimeWindow({ fromMs, toMs }, timeZone);
}
