/** What a failed statement means for whoever asked for it. */
export type DatabaseFailure =
  /** A row had no partition to go to. */
  | 'missing_partition'
  /** Two transactions got in each other's way: the same again will pass. */
  | 'contention'
  /** It took longer than it may. */
  | 'too_slow'
  /** The database is away, starting, stopping or full: later. */
  | 'unavailable'
  /** Something with the same key is there already. */
  | 'exists'
  /** What it refers to, or was to change, is not there. */
  | 'gone'
  /** A value cannot be stored (class 22). */
  | 'value'
  /** A row breaks a rule or a limit of the schema (classes 23 and 54). */
  | 'rule'
  /** Anything else is a fault of ours. */
  | 'unexpected';

/** The codes of Postgres, of Node's sockets and of Prisma, in the order in which they are looked for. */
const CODES: readonly (readonly [DatabaseFailure, RegExp])[] = [
  ['contention', /^(40001|40P01|55P03|P2034)$/],
  ['too_slow', /^57014$/],
  [
    'unavailable',
    /^((08|53|57P|58).*|25006|E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|NOTFOUND|AI_AGAIN)|P(1001|1002|1008|1017|2024|2028|2037))$/,
  ],
  ['exists', /^(23505|P2002)$/],
  ['gone', /^(23503|P2003|P2025)$/],
  ['value', /^(22[0-9A-Z]{3}|P2007)$/],
  ['rule', /^(23|54)[0-9A-Z]{3}$/],
];
const UNAVAILABLE_TEXT =
  /connect (ENOENT|EAGAIN)|connection terminated|timeout exceeded when trying to connect|connection timeout|the database system is|client has encountered a connection error|not queryable|cannot use a pool after calling end|can't reach database server/i;

export function databaseFailure(error: unknown): DatabaseFailure {
  const { codes, text } = trace(error);
  if (codes.includes('23514') && text.includes('no partition')) return 'missing_partition';
  const known = CODES.find(([, pattern]) => codes.some((code) => pattern.test(code)));
  if (known !== undefined) return known[0];
  return UNAVAILABLE_TEXT.test(text) ? 'unavailable' : 'unexpected';
}

/** Whether the data itself was refused, so that trying again changes nothing. */
export function isRefusal(failure: DatabaseFailure): boolean {
  return ['value', 'rule', 'exists', 'gone'].includes(failure);
}

/** Whether it will pass when the database has time for it again. */
export function isPassing(failure: DatabaseFailure): boolean {
  return ['unavailable', 'too_slow', 'contention'].includes(failure);
}

/** Every code and message on the way down: Prisma wraps the driver's error once or twice. */
function trace(error: unknown, depth = 0): { codes: string[]; text: string } {
  if (depth > 6 || typeof error !== 'object' || error === null) return { codes: [], text: '' };
  const read = (name: string): unknown => Reflect.get(error, name);
  const codes = [read('code'), read('originalCode')].filter((code) => typeof code === 'string');
  const message = read('message');
  const inner = [read('cause'), read('meta'), read('driverAdapterError')].map((value) =>
    trace(value, depth + 1),
  );
  return {
    codes: [...codes, ...inner.flatMap((one) => one.codes)],
    text: [typeof message === 'string' ? message : '', ...inner.map((one) => one.text)].join('\n'),
  };
}
