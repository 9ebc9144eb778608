'use client';
import { lazy } from 'react';
import { Late } from '@/components/ui/late';
import { patiently } from '@/components/ui/patiently';
import { ROW_ESTIMATE_PX, type RowsProps } from './rows-props';

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
