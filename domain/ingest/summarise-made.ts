import type { MadeRecord } from './made-record';

const SUMMARISED = 4;

/** What a record is called and whose it is, before what it says. */
const FIRST = ['name', 'queue', 'breaker', 'feature', 'service', 'slug', 'verdict', 'to', 'model'];

/** The record in a line: its kind, and the few fields by which a person knows it again. */
export function summariseMade({ kind, fields }: MadeRecord): string {
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const told = fields
    .filter(([name]) => name !== 'time' && !/id$/i.test(name))
    .sort(([a], [b]) => rank(a) - rank(b))
    .slice(0, SUMMARISED);
  return `${kind}: ${told.map(([name, text]) => `${name} ${text}`).join(', ')}`;
}
