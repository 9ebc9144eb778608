import { LINES } from '@/domain/logs/parse-log-body';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [BRACKET, BRACE, BRACE_END] = [0x5b, 0x7b, 0x7d];

/** How the records of a body follow each other, where nothing but one byte stands between them. */
export interface LogBodyForm {
  /** Where the first record begins. */
  first: number;
  separator: number;
  /** What ends the last record besides the end of the body. */
  last: number;
}

const ARRAY: LogBodyForm = { first: 1, separator: 0x2c, last: 0x5d };
const ONE_A_LINE: LogBodyForm = { first: 0, separator: 0x0a, last: 0x0a };

/** The form of a body of records in UTF-8; null for one that has to be read as a whole. */
export function logBodyForm(bytes: Uint8Array, contentType: string | null): LogBodyForm | null {
  const type = contentType?.toLowerCase() ?? '';
  if (type.startsWith('text/plain')) return null;
  if (type.includes('charset') && !/;\s*charset\s*=\s*"?utf-?8"?\s*(;|$)/.test(type)) return null;
  if (LINES.test(type)) return bytes[0] === BRACE ? ONE_A_LINE : null;
  return bytes[0] === BRACKET ? ARRAY : null;
}

/** The position behind the object that begins at `start`, if it is JSON at all; -1 where none begins or none ends. */
export function endOfObject(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== BRACE) return -1;
  let depth = 0;
  let isText = false;
  for (let at = start; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (isText) {
      if (code === BACKSLASH) at += 1;
      else if (code === QUOTE) isText = false;
    } else if (code === QUOTE) isText = true;
    else if (code === BRACE) depth += 1;
    else if (code === BRACE_END) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
