import type { QueryNode } from '@/domain/logs/query/ast';
import { makeBinder, type Queryable, timestampOfMicros } from './bind';
import { logCondition } from './log-condition';
import type { CountedRange } from './log-histogram';
import { rollupCondition } from './log-rollup-condition';

/** How many events carry one combination of what the roll-ups count by; '' where an event lacks the field. */
export interface LabelCount {
  service: string;
  environment: string;
  version: string;
  /** The lowest severity number of the level. */
  severity: number;
  count: number;
}

interface LabelRow extends Omit<LabelCount, 'count'> {
  count: string;
}

/**
 * Combinations counted in a roll-up; `uncertain` as in `countFromRollup`.
 * HashAggregate over Index Scan using log_rollup_<unit>_pkey on (project_id, bucket).
 */
export async function countLabelsFromRollup(
  client: Queryable,
  unit: 'minute' | 'hour',
  ast: QueryNode,
  range: CountedRange,
): Promise<{ counts: LabelCount[]; uncertain: number }> {
  const bind = makeBinder();
  const from = bind(timestampOfMicros(range.fromUs));
  const to = bind(timestampOfMicros(range.toUs));
  const may = rollupCondition(ast, bind, 'may');
  const must = rollupCondition(ast, bind, 'must');
  const { rows } = await client.query<LabelRow & { uncertain: string }>(
    `SELECT service, environment, version, severity, sum(count)::text AS count,
       COALESCE(sum(count) FILTER (WHERE NOT ${must}), 0)::text AS uncertain
     FROM log_rollup_${unit}_now
     WHERE project_id = candor_project_id() AND bucket >= ${from} AND bucket < ${to} AND ${may}
     GROUP BY service, environment, version, severity`,
    bind.values,
  );
  const uncertain = rows.reduce((sum, row) => sum + Number(row.uncertain), 0);
  return { counts: labelCounts(rows), uncertain };
}

/** The same of the events themselves, for the seconds at the ends of a range. Index Scan using log_event_<day>_pkey. */
export async function countLabelsOfEvents(
  client: Queryable,
  ast: QueryNode,
  range: CountedRange,
): Promise<LabelCount[]> {
  const bind = makeBinder();
  const { rows } = await client.query<LabelRow>(
    `SELECT COALESCE(service, '') AS service, COALESCE(environment, '') AS environment, COALESCE(version, '') AS version,
       severity, count(*)::text AS count
     FROM log_event_in_project
     WHERE ts >= ${bind(timestampOfMicros(range.fromUs))} AND ts < ${bind(timestampOfMicros(range.toUs))}
       AND ${logCondition(ast, bind)}
     GROUP BY 1, 2, 3, 4`,
    bind.values,
  );
  return labelCounts(rows);
}

function labelCounts(rows: LabelRow[]): LabelCount[] {
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Values of a field counted in a table of them. HashAggregate over Index Scan using log_facet_<unit>_pkey. */
export async function countFacetValues(
  client: Queryable,
  unit: 'hour' | 'ten_minutes',
  field: string,
  range: CountedRange,
): Promise<{ value: string; count: number }[]> {
  const { rows } = await client.query<{ value: string; count: string }>(
    `SELECT value, sum(count)::text AS count FROM log_facet_${unit}_now
     WHERE project_id = candor_project_id() AND bucket >= $1 AND bucket < $2 AND field = $3
     GROUP BY value`,
    [timestampOfMicros(range.fromUs), timestampOfMicros(range.toUs), field],
  );
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
}

/** Tenants of the events themselves, for the minutes at the ends of a range. Index Scan using log_event_<day>_pkey. */
export async function countTenantsOfEvents(
  client: Queryable,
  range: CountedRange,
): Promise<{ value: string; count: number }[]> {
  const { rows } = await client.query<{ value: string; count: string }>(
    `SELECT tenant AS value, count(*)::text AS count FROM log_event_in_project
     WHERE ts >= $1 AND ts < $2 AND tenant IS NOT NULL GROUP BY tenant`,
    [timestampOfMicros(range.fromUs), timestampOfMicros(range.toUs)],
  );
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }));
}
