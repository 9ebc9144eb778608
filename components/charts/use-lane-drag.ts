'use client';
import { type PointerEvent, type RefObject, useId, useRef, useState } from 'react';
import type { TimeWindow } from '@/domain/time-range/time-range';
import { moveCursor } from './shared-cursor';

/** Closer to where it began than this, a press is a click. */
const CLICK_PX = 5;

/** Dragging across lanes chooses a part of their time; without a drag the click is the lane's. */
export function useLaneDrag(
  areaRef: RefObject<HTMLElement | null>,
  window: TimeWindow,
  onZoom: ((window: TimeWindow) => void) | undefined,
) {
  const chart = useId();
  const pressedAt = useRef<number | null>(null);
  const [chosen, setChosen] = useState<TimeWindow | null>(null);
  const timeAt = (clientX: number): number => {
    const box = areaRef.current?.getBoundingClientRect();
    if (!box || box.width === 0) return window.fromMs;
    const share = Math.min(1, Math.max(0, (clientX - box.left) / box.width));
    return Math.round(window.fromMs + share * (window.toMs - window.fromMs));
  };
  const letGo = () => {
    pressedAt.current = null;
    setChosen(null);
    moveCursor(null);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0 && onZoom) pressedAt.current = event.clientX;
    },
    onPointerMove: (event: PointerEvent) => {
      moveCursor({ timeMs: timeAt(event.clientX), chart });
      const start = pressedAt.current;
      if (start === null || (chosen === null && Math.abs(event.clientX - start) < CLICK_PX)) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const ends = [timeAt(start), timeAt(event.clientX)];
      setChosen({ fromMs: Math.min(...ends), toMs: Math.max(...ends) });
    },
    onPointerUp: () => {
      if (chosen && chosen.fromMs < chosen.toMs) onZoom?.(chosen);
      pressedAt.current = null;
      setChosen(null);
    },
    onPointerLeave: () => {
      if (chosen === null) letGo();
    },
    onPointerCancel: letGo,
  };
  return { chosen, handlers };
}
