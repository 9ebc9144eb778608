/** What a log body may hold before it is refused as a whole; its size and weight are bounded before it gets here. */
export const LOG_BODY_LIMITS = {
  records: 250_000,
  /** Reasons told one by one; the rest is only counted. */
  errors: 100,
} as const;

export interface LogLineError {
  /** Position among the records sent, from 0. */
  index: number;
  message: string;
  hint: string;
}

export type ParsedLogBody =
  | {
      ok: true;
      records: { index: number; value: unknown }[];
      /** Lines that could not be read; `errors` tells the first `LOG_BODY_LIMITS.errors` of them. */
      rejected: number;
      errors: LogLineError[];
    }
  | {
      ok: false;
      reason: 'unreadable' | 'too_large';
      message: string;
      hint: string;
      errors: LogLineError[];
    };

const HINT =
  'Send a JSON object, an array of objects, or one JSON object a line (NDJSON), in UTF-8.';

/**
 * Reads a request's text as log records: one JSON object, an array, NDJSON (a line may hold an array), or an object
 * whose only key is `logs`, `events` or `records` with an array. Text that is not JSON is one message a line when the
 * content type says `text/plain`, an error otherwise. A bad line never takes the good ones with it.
 */
export function parseLogBody(text: string, contentType: string | null): ParsedLogBody {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (!/\S/.test(body)) return unreadable('The body is empty.');
  const type = contentType?.toLowerCase() ?? '';
  const plain = type.startsWith('text/plain');
  if (plain || LINES.test(type)) {
    const lines = parseLines(body, plain);
    if (lines.ok || lines.reason === 'too_large') return lines;
    // One object printed over many lines is still one record.
    const whole = parseJson(body);
    return whole.ok ? recordsOf(whole.value) : lines;
  }
  const whole = parseJson(body);
  if (whole.ok) return recordsOf(whole.value);
  if (!body.includes('\n')) return unreadable(`The body is ${whole.problem}`);
  const lines = parseLines(body, plain);
  // Without one object on a line of its own this is one broken document, not many broken lines.
  const linewise = !lines.ok || lines.records.some((record) => typeof record.value === 'object');
  return linewise ? lines : unreadable(`The body is ${whole.problem}`, lines.errors);
}

/** Content types that mean one JSON text a line. */
export const LINES = /ndjson|jsonl|json-?lines|json-seq|stream\+json/;

const WRAPPERS = ['logs', 'events', 'records'];

function recordsOf(value: unknown): ParsedLogBody {
  const list = listIn(value);
  if (list.length > LOG_BODY_LIMITS.records) return tooMany();
  const records = list.map((item: unknown, index) => ({ index, value: item }));
  return { ok: true, records, rejected: 0, errors: [] };
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : (unwrapList(value) ?? [value]);
}

/** `{"logs": [...]}` alone is a wrapper; with any other key beside it, it may as well be a record. */
function unwrapList(value: unknown): unknown[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0 || !WRAPPERS.includes(key)) return undefined;
  const list = (value as Record<string, unknown>)[key];
  const holdsRecords = (item: unknown) => typeof item === 'object' && item !== null;
  return Array.isArray(list) && list.every(holdsRecords) ? list : undefined;
}

function parseLines(body: string, plain: boolean): ParsedLogBody {
  const records: { index: number; value: unknown }[] = [];
  const errors: LogLineError[] = [];
  let index = 0;
  let rejected = 0;
  let lineNumber = 0;
  for (let start = 0; start < body.length; ) {
    const newline = body.indexOf('\n', start);
    const end = newline === -1 ? body.length : newline;
    // A record separator (RFC 7464) may stand before each text.
    const line = body.slice(body.charCodeAt(start) === 0x1e ? start + 1 : start, end).trim();
    start = end + 1;
    lineNumber += 1;
    if (line === '') continue;
    if (index >= LOG_BODY_LIMITS.records) return tooMany();
    const parsed = parseLine(line, plain);
    if (!parsed.ok) {
      rejected += 1;
      if (errors.length < LOG_BODY_LIMITS.errors) {
        errors.push({ index, message: `Line ${lineNumber} is ${parsed.problem}`, hint: LINE_HINT });
      }
      index += 1;
      continue;
    }
    const list = listIn(parsed.value);
    if (index + list.length > LOG_BODY_LIMITS.records) return tooMany();
    for (const value of list) records.push({ index: index++, value });
  }
  if (records.length === 0 && rejected > 0) {
    return unreadable(`None of the ${rejected} lines is JSON.`, errors);
  }
  return { ok: true, records, rejected, errors };
}

const LINE_HINT = 'Write each record as one complete JSON object on one line.';

type ParsedJson = { ok: true; value: unknown } | { ok: false; problem: string };

function parseLine(line: string, plain: boolean): ParsedJson {
  if (!plain) return parseJson(line);
  const parsed = line.startsWith('{') ? parseJson(line) : undefined;
  return parsed?.ok ? parsed : { ok: true, value: line };
}

/** However deep it nests: the engine's parser does not recurse, and what reads the value stops where nothing is kept. */
function parseJson(text: string): ParsedJson {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be parsed';
    return { ok: false, problem: `not valid JSON: ${why}.` };
  }
}

function unreadable(message: string, errors: LogLineError[] = []): ParsedLogBody {
  return { ok: false, reason: 'unreadable', message, hint: HINT, errors };
}

function tooMany(): ParsedLogBody {
  return {
    ok: false,
    reason: 'too_large',
    message: `The body holds more than ${LOG_BODY_LIMITS.records} records.`,
    hint: 'Send smaller batches; 1,000 records at a time is a good size.',
    errors: [],
  };
}
