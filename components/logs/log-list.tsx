'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
} from 'react';
import { useShortcut } from '@/components/layout/use-shortcut';
import type { StoredLogEvent } from '@/domain/logs/stored-log-event';
import { columnLayout } from './column-template';
import { LogListHeader } from './log-list-header';
import { LogRow } from './log-row';

export interface LogListProps {
  scrollerRef: RefObject<HTMLElement | null>;
  lines: readonly StoredLogEvent[];
  columns: readonly string[];
  wrap: boolean;
  /** Whether lines may lie on more than one day, so that a clock time alone would not tell them apart. */
  withDate: boolean;
  /** Texts to mark in the messages. */
  marked: readonly string[];
  openCursor: string;
  onOpen: (line: StoredLogEvent) => void;
  /** The keyboard has come to this line: the details go with it where they are open. */
  onWalk: (line: StoredLogEvent) => void;
  hasMore: boolean;
  loadingMore: boolean;
  onMore: () => void;
  /** Says how far the reader is from the newest line, in pixels, at every scroll. */
  onScroll?: ((top: number) => void) | undefined;
  onRemoveColumn: (column: string) => void;
  footer: ReactNode;
}

const ROW_ESTIMATE_PX = 25;
const LOAD_AHEAD_ROWS = 30;
/** What the server draws before anybody has measured the window. */
const FIRST_RECT = { width: 1024, height: 720 };
/** How far each key moves; the ends are as far as anything can be. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The lines, newest first; only those in sight are in the document. j and k walk them, Enter opens one. */
export default function LogList(props: LogListProps) {
  const { scrollerRef, lines, columns, openCursor, onOpen, onWalk } = props;
  const { hasMore, loadingMore, onMore, onScroll } = props;
  const activeCursor = useRef<string>('');
  /** The row of that line is to have the focus once it is drawn. */
  const isFocusDue = useRef(false);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scrollerRef.current,
    estimateSize: () => ROW_ESTIMATE_PX,
    getItemKey: (index) => lines[index]?.id ?? index,
    initialRect: FIRST_RECT,
    overscan: 12,
    scrollPaddingStart: 28,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items[items.length - 1]?.index ?? 0;
  useEffect(() => {
    if (hasMore && !loadingMore && lastShown >= lines.length - LOAD_AHEAD_ROWS) onMore();
  }, [hasMore, loadingMore, lastShown, lines.length, onMore]);

  const indexOf = (cursor: string) => lines.findIndex((line) => line.cursor === cursor);
  const focusDue = () => {
    if (!isFocusDue.current) return;
    const index = indexOf(activeCursor.current);
    const row = scrollerRef.current?.querySelector<HTMLElement>(`[data-index="${index}"]`);
    if (row) row.focus();
    isFocusDue.current = index !== -1 && !row;
  };
  // A row that was far away is drawn some time after the scroll.
  useEffect(focusDue);
  const focusRow = (index: number) => {
    const line = lines[index];
    if (!line) return;
    activeCursor.current = line.cursor;
    isFocusDue.current = true;
    virtualizer.scrollToIndex(index);
    requestAnimationFrame(focusDue);
    onWalk(line);
  };
  const activeIndex = (): number => {
    if (isFocusDue.current) return indexOf(activeCursor.current);
    const focused = document.activeElement?.closest<HTMLElement>('[data-index]');
    if (focused && scrollerRef.current?.contains(focused)) return Number(focused.dataset.index);
    return indexOf(openCursor || activeCursor.current);
  };
  const move = (step: number) => {
    const last = Math.max(0, lines.length - 1);
    focusRow(Math.min(last, Math.max(0, activeIndex() + step)));
  };
  useShortcut('Log lines', 'j', 'Next line', () => move(1));
  useShortcut('Log lines', 'k', 'Previous line', () => move(-1));

  const onKeyDown = (event: KeyboardEvent) => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset.index !== undefined;
    if (!onRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const line = lines[activeIndex()];
    const step = STEPS[event.key];
    if (event.key === 'Enter' && line) onOpen(line);
    else if (step !== undefined) move(step);
    else return;
    event.preventDefault();
  };

  const openIndex = indexOf(openCursor || activeCursor.current);
  const layout = columnLayout(columns, props.withDate);
  const tabStop = Math.max(0, openIndex);
  return (
    <section
      ref={scrollerRef}
      aria-label="Log lines"
      onScroll={(event) => onScroll?.(event.currentTarget.scrollTop)}
      className="@container min-h-0 flex-1 overflow-auto overscroll-contain"
      style={{ '--log-columns': layout.tracks, '--log-width': layout.leastWidth } as CSSProperties}
    >
      <table
        aria-label="Log lines, newest first"
        aria-rowcount={hasMore ? -1 : lines.length + 1}
        className="block w-full @2xl:min-w-(--log-width)"
      >
        <LogListHeader columns={columns} onRemove={props.onRemoveColumn} />
        <tbody
          onKeyDown={onKeyDown}
          className="relative block"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {items.map((item) => {
            const line = lines[item.index];
            return line ? (
              <LogRow
                key={item.key}
                ref={virtualizer.measureElement}
                index={item.index}
                top={item.start}
                line={line}
                columns={columns}
                wrap={props.wrap}
                withDate={props.withDate}
                marked={props.marked}
                open={line.cursor === openCursor}
                tabStop={item.index === tabStop}
                onOpen={onOpen}
              />
            ) : null;
          })}
        </tbody>
      </table>
      {props.footer}
    </section>
  );
}
