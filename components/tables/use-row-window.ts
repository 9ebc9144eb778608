'use client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type Ref, type RefObject, useCallback, useLayoutEffect, useState } from 'react';

interface RowWindow {
  /** Which rows to draw, and the room that the others take, px. */
  indexes: readonly number[];
  before: number;
  after: number;
  measure: Ref<HTMLTableRowElement> | undefined;
  scrollTo: (index: number) => void;
}

/** Up to this many rows all are drawn, so that the browser's own search finds them. */
const DRAWN_AT_ONCE = 200;
const ROW_ESTIMATE_PX = 33;
/** What the server draws before anybody has measured the window. */
const FIRST_RECT = { width: 1024, height: 1440 };

/** Of a long list, the rows in sight as the page scrolls. */
export function useRowWindow(
  bodyRef: RefObject<HTMLElement | null>,
  keys: readonly string[],
): RowWindow {
  const virtual = keys.length > DRAWN_AT_ONCE;
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const body = bodyRef.current;
    if (virtual && body) setTop(body.getBoundingClientRect().top + window.scrollY);
  }, [bodyRef, virtual]);
  const virtualizer = useWindowVirtualizer({
    count: virtual ? keys.length : 0,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey: (index) => keys[index] ?? index,
    initialRect: FIRST_RECT,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 96,
  });
  const scrollTo = useCallback(
    (index: number) => {
      if (virtual) virtualizer.scrollToIndex(index);
    },
    [virtual, virtualizer],
  );
  if (!virtual) {
    return {
      indexes: keys.map((_, index) => index),
      before: 0,
      after: 0,
      measure: undefined,
      scrollTo,
    };
  }
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  return {
    indexes: items.map(({ index }) => index),
    before: (items[0]?.start ?? top) - top,
    after: virtualizer.getTotalSize() - ((last?.end ?? top) - top),
    measure: virtualizer.measureElement,
    scrollTo,
  };
}
