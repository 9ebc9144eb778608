import type { ReactNode } from 'react';
import type { Unit } from '@/domain/quantities/format-quantity';

/** What a row holds under a column; null is not known, which is never zero and never empty. */
export type CellValue = number | string | boolean | null;

/** One column of a table of rows. It is sorted by and exported with its `value`, whatever is drawn. */
export interface Column<Row> {
  /** Its name in the address (`sort=-depth`) and in JSON. */
  key: string;
  label: string;
  value: (row: Row) => CellValue;
  /** Makes it a column of numbers: at the right, in tabular figures, sorted from the largest first. */
  unit?: Unit | undefined;
  /** Epoch ms, shown as a time (how long ago) and exported as RFC 3339; sorted from the latest first. */
  time?: boolean | undefined;
  /** What is drawn; the value in its unit without it. */
  cell?: ((row: Row) => ReactNode) | undefined;
  /** Why a value of this column may be unknown, for those who hover over the dash. */
  unknownBecause?: string | undefined;
  /** Set for a column that is drawn from several values and sorted by none. */
  unsorted?: boolean | undefined;
  /** Drawn at the right though it has no unit: a whisker, a change. */
  right?: boolean | undefined;
  /** How much room a list needs for it to be shown at all; "always" without it. */
  show?: 'always' | 'medium' | 'wide' | undefined;
  /** A track of a CSS grid: "minmax(8rem, 2fr)". Numbers have up to 6rem and texts a share of the rest without it. */
  width?: string | undefined;
}

export function isNumeric<Row>({ unit }: Column<Row>): boolean {
  return unit !== undefined;
}

export function standsRight<Row>(column: Column<Row>): boolean {
  return isNumeric(column) || column.right === true;
}
