'use client';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState } from 'react';
import { ROW_ESTIMATE_PX, type RowsProps } from './rows-props';

/** What the server draws before anybody has measured the window. */
const FIRST_RECT = { width: 1024, height: 1440 };

/** Of a long list, the rows in sight as the page scrolls. */
export default function LongRows({ bodyRef, scrollToRef, keys, drawRow, ...rest }: RowsProps) {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const body = bodyRef.current;
    if (body) setTop(body.getBoundingClientRect().top + window.scrollY);
  }, [bodyRef]);
  const virtualizer = useWindowVirtualizer({
    count: keys.length,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey: (index) => keys[index] ?? index,
    initialRect: FIRST_RECT,
    overscan: 12,
    scrollMargin: top,
    scrollPaddingStart: 96,
  });
  useEffect(() => {
    scrollToRef.current = (index) => virtualizer.scrollToIndex(index);
    return () => {
      scrollToRef.current = null;
    };
  }, [scrollToRef, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1);
  const before = (items[0]?.start ?? top) - top;
  const after = virtualizer.getTotalSize() - ((last?.end ?? top) - top);
  return (
    <tbody ref={bodyRef} {...rest} style={{ paddingTop: before, paddingBottom: after }}>
      {items.map(({ index }) => drawRow(index, virtualizer.measureElement))}
    </tbody>
  );
}
