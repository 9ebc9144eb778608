import type { ProjectRow } from '@/server/signals/signal-part';

/** By project, then by key: the order in which every writer locks them. */
export function sortRows<Row>(
  rows: readonly ProjectRow<Row>[],
  keyOf: (row: Row) => string,
): ProjectRow<Row>[] {
  return rows
    .map((one) => ({ one, key: `${one.projectId} ${keyOf(one.row)}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ one }) => one);
}
