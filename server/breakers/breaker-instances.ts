import type { BreakerOrigin } from '@/domain/breakers/breaker';
import type { BreakerRow } from '@/server/db/sql/store-breakers';

/**
 * The last row of each instance of a breaker, by key, which is the order in which every writer takes them. `inOrder`
 * puts one instance's rows into their order.
 */
export function lastOfEachInstance<Row extends BreakerOrigin & { timeMs: number }>(
  rows: readonly BreakerRow<Row>[],
  inOrder: (rows: readonly Row[]) => readonly Row[],
): BreakerRow<Row>[] {
  const instances = new Map<string, BreakerRow<Row>[]>();
  for (const one of rows) {
    const key = `${one.projectId} ${one.breakerId} ${one.row.instance ?? ''}`;
    const known = instances.get(key);
    if (known === undefined) instances.set(key, [one]);
    else known.push(one);
  }
  return [...instances.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, list]) => {
      const [first] = list;
      const row = inOrder(list.map((one) => one.row)).at(-1);
      return first === undefined || row === undefined ? [] : [{ ...first, row }];
    });
}
