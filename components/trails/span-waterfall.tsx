'use client';
import { type KeyboardEvent, useRef } from 'react';
import { PageSection } from '@/components/layout/page-section';
import { useShortcut } from '@/components/layout/use-shortcut';
import type { TrailSpanStep } from '@/domain/logs/lay-out-spans';
import { counted } from '@/domain/quantities/counted';
import { quantityText } from '@/domain/quantities/format-quantity';
import type { WaterfallRow } from '@/domain/traces/waterfall';
import { SpanRow } from './span-row';

interface SpanWaterfallProps {
  rows: readonly WaterfallRow<TrailSpanStep>[];
  /** The whole of the trail, which bars are drawn on. */
  extent: { beganMs: number; lengthMs: number };
  /** How many lines each span wrote. */
  lines: ReadonlyMap<string, number>;
  chosen: string;
  onChoose: (spanId: string) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The spans of a trail, each under the one that caused it, on one axis of time. */
export function SpanWaterfall({ rows, extent, lines, chosen, onChoose }: SpanWaterfallProps) {
  const list = useRef<HTMLOListElement>(null);
  const move = (step: number) => {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-span]') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    buttons[Math.min(buttons.length - 1, Math.max(0, at + step))]?.focus();
  };
  useShortcut('Spans', 'j', 'Next span', () => move(1));
  useShortcut('Spans', 'k', 'Previous span', () => move(-1));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(step);
  };
  const failed = rows.filter(({ span }) => span.item.level === 'error').length;
  return (
    <PageSection title="Spans" note={noteOf(rows.length, failed)} bleed>
      <div aria-hidden className="flex gap-x-3 px-gutter pb-1 text-small text-faint tabular-nums">
        <span className="w-[45%] shrink-0 max-sm:hidden" />
        <span className="flex min-w-0 flex-1 justify-between">
          <span>0</span>
          <span>{quantityText(extent.lengthMs / 2, 'ms')}</span>
          <span>{quantityText(extent.lengthMs, 'ms')}</span>
        </span>
        <span className="w-16 shrink-0" />
      </div>
      <ol ref={list} aria-label="Spans of the trail" onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <SpanRow
            key={row.span.spanId}
            row={row}
            extent={extent}
            lines={lines.get(row.span.spanId) ?? 0}
            isChosen={row.span.spanId === chosen}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </PageSection>
  );
}

function noteOf(count: number, failed: number): string {
  const spans = counted(count, 'span');
  return failed === 0 ? `${spans}, none failed` : `${spans}, ${failed} failed`;
}
