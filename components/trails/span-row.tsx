'use client';
import { CircleX, Unplug } from 'lucide-react';
import type { TrailSpanStep } from '@/domain/logs/lay-out-spans';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { WaterfallRow } from '@/domain/traces/waterfall';
import { SpanDetails } from './span-details';

interface SpanRowProps {
  row: WaterfallRow<TrailSpanStep>;
  extent: { beganMs: number; lengthMs: number };
  lines: number;
  isChosen: boolean;
  onChoose: (spanId: string) => void;
}

const INDENT_PX = 12;
const DEEPEST_INDENT = 12;

/** One span: what it is, where it lies on the whole, how long it took; chosen, all that it tells. */
export function SpanRow({ row, extent, lines, isChosen, onChoose }: SpanRowProps) {
  const { span, depth, isOrphan } = row;
  const { item, spanId, durationMs } = span;
  const failed = item.level === 'error';
  return (
    <li>
      <button
        type="button"
        data-span={spanId}
        aria-expanded={isChosen}
        onClick={() => onChoose(isChosen ? '' : spanId)}
        className={`focus-inset relative flex min-h-7 w-full flex-wrap items-center gap-x-3 px-gutter py-0.5 text-left text-small hover:bg-hover aria-expanded:bg-selected sm:flex-nowrap ${failed ? 'before:absolute before:inset-y-0 before:left-0 before:w-[3px] before:bg-level-error-fill' : ''}`}
      >
        <span
          className="flex min-w-0 basis-full items-center gap-1.5 sm:w-[45%] sm:shrink-0 sm:basis-auto"
          style={{ paddingLeft: Math.min(depth, DEEPEST_INDENT) * INDENT_PX }}
        >
          {failed ? (
            <CircleX
              role="img"
              aria-label="failed"
              className="size-3.5 shrink-0 text-level-error"
            />
          ) : null}
          {isOrphan ? (
            <Unplug
              role="img"
              aria-label="its parent is not here"
              className="size-3.5 shrink-0 text-muted"
            />
          ) : null}
          <span className="truncate font-mono" title={item.title}>
            {item.title}
          </span>
          <span className="shrink-0 text-muted">{item.service ?? 'no service'}</span>
          {lines > 0 ? (
            <span className="shrink-0 text-faint tabular-nums">
              {lines} {lines === 1 ? 'line' : 'lines'}
            </span>
          ) : null}
        </span>
        <SpanBar timeMs={span.timeMs} durationMs={durationMs} extent={extent} failed={failed} />
        <span className="w-16 shrink-0 text-right text-muted tabular-nums">
          {durationMs === null ? 'no end' : quantityText(durationMs, 'ms')}
        </span>
      </button>
      {isChosen ? <SpanDetails row={row} /> : null}
    </li>
  );
}

interface SpanBarProps {
  timeMs: number;
  durationMs: number | null;
  extent: { beganMs: number; lengthMs: number };
  failed: boolean;
}

function SpanBar({ timeMs, durationMs, extent, failed }: SpanBarProps) {
  const share = (ms: number) => (extent.lengthMs === 0 ? 0 : ms / extent.lengthMs);
  const color = failed ? 'bg-level-error-fill' : 'bg-level-info-fill';
  return (
    <span aria-hidden className="relative h-3 min-w-0 flex-1 bg-sunken">
      <span
        className={`absolute inset-y-0 ${durationMs === null ? 'w-px bg-muted' : `min-w-px ${color}`}`}
        style={{
          left: `${Math.min(share(timeMs - extent.beganMs), 0.998) * 100}%`,
          ...(durationMs === null ? {} : { width: `${Math.min(1, share(durationMs)) * 100}%` }),
        }}
      />
    </span>
  );
}
