import type { CSSProperties } from 'react';
import { type Column, isNumeric, standsRight } from './column';

/** The grid of a list for each width at which it shows more columns, as the classes of a row read them. */
export function columnTracks<Row>(columns: ReadonlyArray<Column<Row>>): CSSProperties {
  const tracks = (shown: (column: Column<Row>) => boolean) =>
    columns.filter(shown).map(trackOf).join(' ');
  return {
    '--tracks': tracks(({ show = 'always' }) => show === 'always'),
    '--tracks-medium': tracks(({ show = 'always' }) => show !== 'wide'),
    '--tracks-wide': tracks(() => true),
  } as CSSProperties;
}

function trackOf<Row>(column: Column<Row>): string {
  if (column.width) return column.width;
  if (column.time) return 'minmax(5.5rem, 7rem)';
  if (isNumeric(column)) return 'minmax(4.5rem, 6rem)';
  return standsRight(column) ? 'minmax(5rem, 8rem)' : 'minmax(6rem, 1fr)';
}

/** Where a cell is seen: in cards those that are always shown, in a grid from the width that its column asks for. */
export function shownFrom<Row>({ show = 'always' }: Column<Row>): string {
  if (show === 'always') return '';
  // Important, since a cell's own display in a grid would come after it.
  return show === 'medium' ? '@max-4xl:hidden!' : '@max-6xl:hidden!';
}

/** A row as a grid, once there is room for one. */
export const GRID_ROW =
  '@2xl:grid @2xl:grid-cols-(--tracks) @4xl:grid-cols-(--tracks-medium) @6xl:grid-cols-(--tracks-wide)';
