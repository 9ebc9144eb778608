import type { KeyboardEvent, ReactNode, Ref, RefObject } from 'react';

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
