'use client';
import Link from 'next/link';
import { Time } from '@/components/ui/time';
import { Tooltip } from '@/components/ui/tooltip';
import type { TimeWindow } from '@/domain/time-range/time-range';
import type { ChartMark } from './chart-data';
import { markLooks } from './mark-looks';

interface PlotMarkProps {
  mark: ChartMark;
  /** How many signs down from the top its own stands. */
  lane: number;
  span: TimeWindow;
}

const SIGN_PX = 24;

/** A line across the plot with its sign at the top; hovering or focusing the sign tells what it was. */
export function PlotMark({ mark, lane, span }: PlotMarkProps) {
  const { icon: Icon, word, text, line } = markLooks[mark.kind];
  const left = `${((mark.timeMs - span.fromMs) / (span.toMs - span.fromMs)) * 100}%`;
  const place = { left, top: lane * SIGN_PX - 8 };
  const name = `${word}: ${mark.label}`;
  const look = `pointer-events-auto absolute z-10 inline-flex size-6 -translate-x-1/2 items-center justify-center ${text}`;
  const sign = <Icon aria-hidden className="size-3.5 bg-canvas" strokeWidth={2} />;
  const told = (
    <span>
      {name}, <Time at={mark.timeMs} style="relative" />
    </span>
  );
  return (
    <>
      <div
        aria-hidden
        className={`pointer-events-none absolute inset-y-0 border-l ${line}`}
        style={{ left }}
      />
      <Tooltip text={told} side="top">
        {mark.href ? (
          <Link href={mark.href} aria-label={name} className={look} style={place}>
            {sign}
          </Link>
        ) : (
          <button type="button" aria-label={name} className={look} style={place}>
            {sign}
          </button>
        )}
      </Tooltip>
    </>
  );
}
