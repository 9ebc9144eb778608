import { timeRangeSchema } from '@/domain/time-range/time-range';
import { flagParam, listParam, textParam, type ViewOf } from '../url-state/view-params';
import { USUAL_FACETS } from './usual-facets';

/** Columns by the names the search language uses; `time` and `message` are the two that are no fields of it. */
export const DEFAULT_COLUMNS = ['time', 'level', 'service', 'message'] as const;

const isNamed = (field: string) => field !== '';

/** What the logs page looks at, as its address says it. */
export const logsViewSchema = {
  ...timeRangeSchema,
  q: textParam(100_000),
  /** Empty stands for DEFAULT_COLUMNS. */
  columns: listParam(200, { suits: isNamed }),
  /** Fields that are counted beyond the usual ones. */
  facets: listParam(200, { suits: isNamed }),
  wrap: flagParam,
  /** Follows new lines as they arrive. */
  live: flagParam,
  /** The line that is open, by its cursor. */
  line: textParam(60),
};

export type LogsView = ViewOf<typeof logsViewSchema>;

export function shownColumns(view: Pick<LogsView, 'columns'>): string[] {
  return view.columns.length > 0 ? [...new Set(view.columns)] : [...DEFAULT_COLUMNS];
}

/** Columns as they stand in the address: nothing when they are the usual ones. */
export function writtenColumns(columns: readonly string[]): string[] {
  const usual =
    columns.length === DEFAULT_COLUMNS.length &&
    columns.every((column, index) => column === DEFAULT_COLUMNS[index]);
  return usual ? [] : [...columns];
}

/** The columns with one more at its usual place: before the message, which takes what width is left. */
export function withColumn(columns: readonly string[], column: string): string[] {
  if (columns.includes(column)) return [...columns];
  if (column === DEFAULT_COLUMNS[0]) return [column, ...columns];
  const message = columns.indexOf('message');
  if (column === 'message' || message < 0) return [...columns, column];
  return [...columns.slice(0, message), column, ...columns.slice(message)];
}

export function withoutColumn(columns: readonly string[], column: string): string[] {
  const rest = columns.filter((name) => name !== column);
  return rest.length > 0 ? rest : [...columns];
}

export function shownFacets(view: Pick<LogsView, 'facets'>): string[] {
  return [...new Set([...USUAL_FACETS, ...view.facets])];
}

/** What a saved view keeps: everything but the line that happened to be open and the tail that was running. */
export function savedSearch(params: URLSearchParams): string {
  const kept = new URLSearchParams(params);
  for (const name of ['line', 'live']) kept.delete(name);
  return kept.toString();
}
