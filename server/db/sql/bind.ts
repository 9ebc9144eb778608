import { createHash } from 'node:crypto';
import type pg from 'pg';

/** A connection that statements run on; what `readInProject` hands out. */
export type Queryable = Pick<pg.ClientBase, 'query'>;

/** Collects the parameters of one statement; `bind(value)` answers the placeholder that stands for it. */
export interface Binder {
  (value: unknown): string;
  readonly values: unknown[];
}

export function makeBinder(): Binder {
  const values: unknown[] = [];
  const bind = (value: unknown): string => {
    values.push(value);
    return `$${values.length}`;
  };
  return Object.assign(bind, { values });
}

/**
 * A statement that a connection prepares once. Under `keepsPlans` of readInProject its plan is kept as well: over many
 * partitions planning takes a hundred times as long as reading. Only for texts of which there are few.
 */
export function kept(text: string, values: unknown[]): pg.QueryConfig {
  return { name: createHash('sha256').update(text).digest('hex').slice(0, 32), text, values };
}

/** A time in epoch microseconds as Postgres reads it, to the microsecond. */
export function timestampOfMicros(timeUs: number): string {
  const ms = Math.floor(timeUs / 1000);
  const micros = timeUs - ms * 1000;
  return `${new Date(ms).toISOString().slice(0, -1)}${String(micros).padStart(3, '0')}Z`;
}

/**
 * Compares with an id as it was asked for and in lower case, as standards write it: of most ids these are one, and each
 * partition is looked through for one alone.
 */
export function bindSpellings(bind: Binder, id: string): string {
  const lower = id.toLowerCase();
  return lower === id ? `= ${bind(id)}` : `= ANY (ARRAY[${bind(id)}, ${bind(lower)}]::text[])`;
}
