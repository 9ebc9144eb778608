import type { PipelinedStatement } from '../pipelined-statements';

/**
 * Inserts rows as one JSON parameter, which costs one round trip and no placeholder a value. `Row` names the table's
 * columns; times are texts. Expected plan: Insert on the table, Function Scan on json_populate_recordset.
 */
export function insertRowsStatement<Column extends string>(
  table: string,
  columns: readonly Column[],
  rows: readonly Record<Column, unknown>[],
): PipelinedStatement {
  const list = columns.join(', ');
  return {
    name: `insert-${table}`,
    text: `INSERT INTO ${table} (${list}) SELECT ${list} FROM json_populate_recordset(NULL::${table}, $1::json)`,
    values: [JSON.stringify(rows)],
  };
}
