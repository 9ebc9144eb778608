'use client';
import { type KeyboardEvent, lazy, type ReactNode, type Ref, type RefObject } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';

export interface RowsProps {
  bodyRef: RefObject<HTMLTableSectionElement | null>;
  /** Brings a row that is not drawn into sight; null while all are drawn. */
  scrollToRef: RefObject<((index: number) => void) | null>;
  keys: readonly string[];
  drawRow: (index: number, ref?: Ref<HTMLTableRowElement>) => ReactNode;
  onKeyDown: (event: KeyboardEvent) => void;
  className: string;
}

export const ROW_ESTIMATE_PX = 33;
/** Up to this many rows all are drawn, so that the browser's own search finds them. */
const DRAWN_AT_ONCE = 200;
const DRAWN_AT_FIRST = 60;

// Few lists are long: the others do without its script.
const LongRows = lazy(patiently(() => import('./long-rows')));

/** The rows of a table; of many only those in sight. */
export function TableRows(props: RowsProps) {
  const { length } = props.keys;
  if (length <= DRAWN_AT_ONCE) return <FirstRows {...props} most={length} />;
  return (
    <Late place={<FirstRows {...props} most={DRAWN_AT_FIRST} />}>
      <LongRows {...props} />
    </Late>
  );
}

function FirstRows(props: RowsProps & { most: number }) {
  const { bodyRef, scrollToRef, keys, drawRow, most, ...rest } = props;
  const after = (keys.length - most) * ROW_ESTIMATE_PX;
  return (
    <tbody ref={bodyRef} {...rest} style={{ paddingBottom: after }}>
      {keys.slice(0, most).map((_, index) => drawRow(index))}
    </tbody>
  );
}
