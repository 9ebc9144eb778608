import type { ViewOf, ViewParams } from './view-params';

/** Query parameters as Next hands them to a page. */
export type SearchRecord = Record<string, string | string[] | undefined>;

export function searchRecord(params: URLSearchParams): SearchRecord {
  const record: SearchRecord = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    record[name] = values.length > 1 ? values : values[0];
  }
  return record;
}

/** The state that an address means. Page and browser both read it with this, so that they agree. */
export function readUrlState<P extends ViewParams>(params: P, record: SearchRecord): ViewOf<P> {
  const state = Object.entries(params).map(([name, { read }]) => [
    name,
    read(record[name], record),
  ]);
  return Object.fromEntries(state);
}

/**
 * The address's query after some changes. What equals its default is left out, so that addresses stay short
 * and a default that changes later reaches old links. Parameters of others are kept.
 */
export function writeUrlState<P extends ViewParams>(
  params: P,
  current: URLSearchParams,
  changes: Partial<ViewOf<P>>,
): string {
  const next = new URLSearchParams(current);
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name);
    const values = texts(value);
    if (sameTexts(values, texts(params[name]?.read(undefined)))) continue;
    for (const text of values) next.append(name, text);
  }
  return next.toString();
}

function texts(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function sameTexts(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
