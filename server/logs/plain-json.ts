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
  private keys = 0;
  private items = 0;
  /** Starts and ends of the keys of the outermost object that was read last. */
  private readonly firstKeys: [number, number][] = [];

  constructor(private readonly source: Uint8Array) {}

  /** Counts anew what one record may hold. */
  begin(): void {
    this.keys = 0;
    this.items = 0;
  }

  keysOfFirst(): readonly [number, number][] {
    return this.firstKeys;
  }

  /** The position of the quote that ends the string whose first character stands at `at`. */
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

  value(at: number, depth: number): number {
    const code = this.source[at];
    if (code === BRACE) return this.object(at, depth);
    if (code === BRACKET) return this.array(at, depth);
    return this.scalar(at);
  }

  scalar(at: number): number {
    const code = this.source[at] ?? 0;
    if (code === QUOTE) {
      const end = this.string(at + 1);
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

  private array(at: number, depth: number): number {
    const { source } = this;
    if (depth > DEPTH) return NOT_PLAIN;
    if (source[at + 1] === BRACKET_END) return at + 2;
    for (let i = at + 1; ; i += 1) {
      this.items += 1;
      i = this.items > ITEMS ? NOT_PLAIN : this.value(i, depth + 1);
      if (i === NOT_PLAIN) return i;
      if (source[i] === COMMA) continue;
      return source[i] === BRACKET_END ? i + 1 : NOT_PLAIN;
    }
  }

  private object(at: number, depth: number): number {
    const { source } = this;
    if (depth > DEPTH) return NOT_PLAIN;
    const keys: [number, number][] = depth === 1 ? this.firstKeys : [];
    keys.length = 0;
    if (source[at + 1] === BRACE_END) return at + 2;
    for (let i = at + 1; ; i += 1) {
      const end = source[i] === QUOTE ? this.string(i + 1) : NOT_PLAIN;
      if (end === NOT_PLAIN || source[end + 1] !== COLON) return NOT_PLAIN;
      if (!this.isPlainKey(keys, i + 1, end)) return NOT_PLAIN;
      keys.push([i + 1, end]);
      i = this.value(end + 2, depth + 1);
      if (i === NOT_PLAIN) return i;
      if (source[i] === COMMA) continue;
      return source[i] === BRACE_END ? i + 1 : NOT_PLAIN;
    }
  }

  /** Not a second one, none that the engine would put before others, none with a meaning of its own. */
  private isPlainKey(before: readonly [number, number][], start: number, end: number): boolean {
    this.keys += 1;
    if (this.keys > KEYS || before.length >= KEYS_OF_OBJECT || end - start > 99) return false;
    if (isDigit(this.source[start]) || this.isAt(start, PROTO)) return false;
    return !before.some(
      ([from, to]) => to - from === end - start && this.areSame(from, start, end),
    );
  }

  private areSame(from: number, start: number, end: number): boolean {
    for (let i = start; i < end; i += 1) {
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
