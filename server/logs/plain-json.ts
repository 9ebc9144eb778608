import type { ByteSource } from '@/server/db/sql/binary-rows';

/** What is no plain JSON, or no JSON at all; positions are never negative. */
export const NOT_PLAIN = -1;

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d];

const DEPTH = 8;
const KEYS = 64;
const KEYS_OF_OBJECT = 16;
const ITEMS = 512;
const LONGEST_TEXT = 16_000;
const DIGITS = 15;
const FRACTION = 6;
/** Numbers that `keys` holds of one key. */
export const KEY_SIZE = 3;
const ONES = 0x01010101;
const [SPACES, QUOTES, BACKSLASHES] = [ONES * 0x20, ONES * QUOTE, ONES * BACKSLASH];
const HIGHEST = (ONES * 0x80) | 0;

const LITERALS = ['true', 'false', 'null'].map((text) => Buffer.from(text));

/**
 * Finds the ends of JSON values that are written as JSON.stringify would write them again: no space, no escape, numbers
 * of up to 15 digits without an exponent, keys of an object in their order and once each. Their bytes can be kept as they
 * are. Every method answers the position behind what begins at `at`, or NOT_PLAIN.
 */
export class PlainJson {
  /** Of the string that was read last. */
  hash = 0;
  /** The number that was read last. */
  lastNumber = 0;
  /** Of the outermost object that was read last: how many keys, and where they stand in `keys`. */
  firstKeys = 0;
  /** Start, end and hash of the keys of the objects that are being read, one object after the one around it. */
  readonly keys = new Int32Array(KEYS * KEY_SIZE);
  private seenKeys = 0;
  private items = 0;
  private readonly source: Uint8Array;
  private readonly view: DataView;

  constructor({ bytes, view }: ByteSource) {
    this.source = bytes;
    this.view = view;
  }

  /** Counts anew what one record may hold. */
  begin(): void {
    this.seenKeys = 0;
    this.items = 0;
  }

  /** The position of the quote that ends the string whose first character stands at `at`. */
  text(at: number): number {
    const { source, view } = this;
    let i = at;
    // Four bytes at a time, up to those with a quote, a backslash or less than a space among them.
    for (const last = source.length - 4; i <= last; i += 4) {
      const four = view.getInt32(i, true);
      const quotes = four ^ QUOTES;
      const backslashes = four ^ BACKSLASHES;
      const found =
        ((four - SPACES) & ~four) |
        ((quotes - ONES) & ~quotes) |
        ((backslashes - ONES) & ~backslashes);
      if ((found & HIGHEST) !== 0) break;
    }
    for (; i < source.length; i += 1) {
      const code = source[i] ?? 0;
      if (code === QUOTE) return i;
      if (code < 0x20 || code === BACKSLASH) return NOT_PLAIN;
    }
    return NOT_PLAIN;
  }

  /** As `text`, and its hash. */
  string(at: number): number {
    const { source } = this;
    let hash = 0;
    for (let i = at; i < source.length; i += 1) {
      const code = source[i] ?? 0;
      if (code === QUOTE) {
        this.hash = hash ^ (hash >>> 15);
        return i;
      }
      if (code < 0x20 || code === BACKSLASH) return NOT_PLAIN;
      hash = (Math.imul(hash, 31) + code) | 0;
    }
    return NOT_PLAIN;
  }

  value(at: number, depth: number, firstKey = 0): number {
    const code = this.source[at];
    if (code === BRACE) return this.object(at, depth, firstKey);
    if (code === BRACKET) return this.array(at, depth, firstKey);
    return this.scalar(at);
  }

  scalar(at: number): number {
    const code = this.source[at] ?? 0;
    if (code === QUOTE) {
      const end = this.text(at + 1);
      return end === NOT_PLAIN || end - at > LONGEST_TEXT ? NOT_PLAIN : end + 1;
    }
    if (code === MINUS || (code >= ZERO && code <= ZERO + 9)) return this.number(at);
    const literal = LITERALS.find((bytes) => this.isAt(at, bytes));
    return literal === undefined ? NOT_PLAIN : at + literal.length;
  }

  number(at: number): number {
    const { source } = this;
    const isNegative = source[at] === MINUS;
    const start = isNegative ? at + 1 : at;
    let i = start;
    let value = 0;
    for (; isDigit(source[i]); i += 1) value = value * 10 + (source[i] ?? 0) - ZERO;
    const whole = i - start;
    if (whole === 0 || (whole > 1 && source[start] === ZERO)) return NOT_PLAIN;
    let scale = 1;
    if (source[i] === POINT) {
      const from = i + 1;
      for (i = from; isDigit(source[i]); i += 1) {
        value = value * 10 + (source[i] ?? 0) - ZERO;
        scale *= 10;
      }
      if (i === from || i - from > FRACTION || source[i - 1] === ZERO) return NOT_PLAIN;
    }
    const isExponent = source[i] === 0x65 || source[i] === 0x45;
    if (isExponent || i - start > DIGITS || (isNegative && value === 0)) return NOT_PLAIN;
    // Both are whole and below 2^53, so that the quotient is the nearest double.
    this.lastNumber = (isNegative ? -value : value) / scale;
    return i;
  }

  private array(at: number, depth: number, firstKey: number): number {
    const { source } = this;
    if (depth > DEPTH) return NOT_PLAIN;
    if (source[at + 1] === BRACKET_END) return at + 2;
    for (let i = at + 1; ; i += 1) {
      this.items += 1;
      i = this.items > ITEMS ? NOT_PLAIN : this.value(i, depth + 1, firstKey);
      if (i === NOT_PLAIN) return i;
      if (source[i] === COMMA) continue;
      return source[i] === BRACKET_END ? i + 1 : NOT_PLAIN;
    }
  }

  /** `first`: where its keys are put. */
  private object(at: number, depth: number, first: number): number {
    const { source } = this;
    if (depth > DEPTH) return NOT_PLAIN;
    if (depth === 1) this.firstKeys = 0;
    if (source[at + 1] === BRACE_END) return at + 2;
    let count = 0;
    for (let i = at + 1; ; i += 1) {
      const end = source[i] === QUOTE ? this.string(i + 1) : NOT_PLAIN;
      if (end === NOT_PLAIN || source[end + 1] !== COLON) return NOT_PLAIN;
      if (!this.takeKey(first, count, i + 1, end)) return NOT_PLAIN;
      count += 1;
      if (depth === 1) this.firstKeys = count;
      i = this.value(end + 2, depth + 1, first + count);
      if (i === NOT_PLAIN) return i;
      if (source[i] === COMMA) continue;
      return source[i] === BRACE_END ? i + 1 : NOT_PLAIN;
    }
  }

  /** Not a second one, none that the engine would put before others, none with a meaning of its own. */
  private takeKey(first: number, count: number, start: number, end: number): boolean {
    this.seenKeys += 1;
    if (this.seenKeys > KEYS || count >= KEYS_OF_OBJECT || end - start > 99) return false;
    if (isDigit(this.source[start]) || this.isAt(start, PROTO)) return false;
    const { keys, hash } = this;
    for (let key = first; key < first + count; key += 1) {
      const at = key * KEY_SIZE;
      if (keys[at + 2] === hash && this.areSame(keys[at] ?? 0, start, end)) return false;
    }
    const at = (first + count) * KEY_SIZE;
    keys[at] = start;
    keys[at + 1] = end;
    keys[at + 2] = hash;
    return true;
  }

  /** Whether the key at `from` is the one between `start` and `end`; both end with a quote. */
  private areSame(from: number, start: number, end: number): boolean {
    for (let i = start; i <= end; i += 1) {
      if (this.source[i] !== this.source[from + i - start]) return false;
    }
    return true;
  }

  private isAt(at: number, bytes: Uint8Array): boolean {
    for (let i = 0; i < bytes.length; i += 1) if (this.source[at + i] !== bytes[i]) return false;
    return true;
  }
}

const PROTO = Buffer.from('__proto__"');

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= ZERO && code <= ZERO + 9;
}
