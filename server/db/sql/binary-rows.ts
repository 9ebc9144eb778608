/** Milliseconds from the epoch to 2000-01-01, where Postgres counts its microseconds from. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const TWO_TO_32 = 4_294_967_296;
/** Below this many characters a loop over them is quicker than a call into the runtime. */
const SHORT_TEXT = 48;
const TEXT_OID = 25;
const JSONB_VERSION = 1;
/** From so many characters on the runtime's own writing is quicker. */
const LONG_TEXT = 128;
const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Bytes to copy from. */
export interface ByteSource {
  bytes: Uint8Array;
  view: DataView;
}

/**
 * Rows in the binary format of COPY (PostgreSQL documentation, "COPY", Binary Format): a field is its length and its
 * bytes, NULL the length -1. Grows as needed; `finish` answers the bytes and where each row begins.
 */
export class BinaryRows {
  static readonly HEADER: Buffer = Buffer.concat([
    Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'),
    Buffer.alloc(8),
  ]);
  static readonly TRAILER: Buffer = Buffer.from([0xff, 0xff]);

  private buffer: Buffer;
  private view: DataView;
  private at = 0;
  private readonly starts: number[] = [];

  constructor(expectedBytes: number) {
    this.buffer = Buffer.allocUnsafeSlow(Math.max(1_024, expectedBytes));
    this.view = viewOf(this.buffer);
  }

  begin(fields: number): void {
    this.room(2);
    this.starts.push(this.at);
    this.view.setInt16(this.at, fields);
    this.at += 2;
  }

  bytes(value: Uint8Array): void {
    this.room(4 + value.length);
    this.view.setInt32(this.at, value.length);
    this.at += 4;
    // For the few bytes of an id a loop is quicker than a call into the runtime.
    for (let i = 0; i < value.length; i += 1) this.buffer[this.at + i] = value[i] ?? 0;
    this.at += value.length;
  }

  smallint(value: number): void {
    this.room(6);
    this.view.setInt32(this.at, 2);
    this.view.setInt16(this.at + 4, value);
    this.at += 6;
  }

  /** A whole number that a double holds exactly. */
  bigint(value: number): void {
    this.room(12);
    this.view.setInt32(this.at, 8);
    this.view.setInt32(this.at + 4, Math.floor(value / TWO_TO_32));
    this.view.setUint32(this.at + 8, value >>> 0);
    this.at += 12;
  }

  /** Epoch milliseconds, kept to the microsecond. */
  timestamp(timeMs: number): void {
    this.bigint(Math.floor((timeMs - POSTGRES_EPOCH_MS) * 1000));
  }

  double(value: number | null): void {
    if (value === null) {
      this.null();
      return;
    }
    this.room(12);
    this.view.setInt32(this.at, 8);
    this.view.setFloat64(this.at + 4, value);
    this.at += 12;
  }

  text(value: string | null): void {
    if (value === null) {
      this.null();
      return;
    }
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    this.room(4 + value.length * 3);
    const start = this.at + 4;
    const length = this.writeUtf8(value, start);
    this.view.setInt32(this.at, length);
    this.at = start + length;
  }

  /** jsonb; an object without keys, or an empty array, becomes NULL. */
  json(value: object): void {
    if (isEmpty(value)) {
      this.null();
      return;
    }
    this.room(5);
    const start = this.at;
    this.buffer[start + 4] = JSONB_VERSION;
    this.at = start + 5;
    this.jsonValue(value);
    this.view.setInt32(start, this.at - start - 4);
  }

  /** As JSON.stringify writes what JSON.parse can make, without a text in between. */
  private jsonValue(value: unknown): void {
    if (typeof value === 'string') this.jsonString(value);
    else if (typeof value === 'number' && Number.isFinite(value)) this.raw(String(value));
    else if (typeof value !== 'object' || value === null) this.raw(JSON.stringify(value) ?? 'null');
    else if (Array.isArray(value)) this.jsonArray(value);
    else this.jsonObject(value as Record<string, unknown>);
  }

  private jsonArray(values: readonly unknown[]): void {
    this.byte(BRACKET);
    for (let i = 0; i < values.length; i += 1) {
      if (i > 0) this.byte(COMMA);
      this.jsonValue(values[i]);
    }
    this.byte(BRACKET_END);
  }

  private jsonObject(value: Record<string, unknown>): void {
    this.byte(BRACE);
    let isFirst = true;
    for (const key of Object.keys(value)) {
      if (isFirst) isFirst = false;
      else this.byte(COMMA);
      this.jsonString(key);
      this.byte(COLON);
      this.jsonValue(value[key]);
    }
    this.byte(BRACE_END);
  }

  private jsonString(text: string): void {
    const { length } = text;
    this.room(length + 2);
    const { buffer } = this;
    let at = this.at;
    buffer[at] = QUOTE;
    at += 1;
    for (let i = 0; i < length; i += 1) {
      const code = text.charCodeAt(i);
      if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH || i === LONG_TEXT) {
        this.raw(JSON.stringify(text));
        return;
      }
      buffer[at] = code;
      at += 1;
    }
    buffer[at] = QUOTE;
    this.at = at + 1;
  }

  private byte(value: number): void {
    this.room(1);
    this.buffer[this.at] = value;
    this.at += 1;
  }

  private raw(text: string): void {
    this.room(text.length * 3);
    this.at += this.writeUtf8(text, this.at);
  }

  /** A text that is in `source` as UTF-8; NULL where it begins before it. */
  span(source: ByteSource, start: number, end: number): void {
    if (start < 0) {
      this.null();
      return;
    }
    this.room(4 + end - start);
    this.view.setInt32(this.at, end - start);
    this.at += 4;
    this.copy(source, start, end);
  }

  /** jsonb of an object whose members are in `source` as JSON; `spans` says from where to where. NULL for none. */
  jsonMembers(source: ByteSource, spans: Int32Array, count: number): void {
    if (count === 0) {
      this.null();
      return;
    }
    this.room(6);
    const start = this.at;
    this.buffer[start + 4] = JSONB_VERSION;
    this.at = start + 5;
    for (let member = 0; member < count; member += 1) {
      this.byte(member === 0 ? BRACE : COMMA);
      const from = spans[member * 2] ?? 0;
      const to = spans[member * 2 + 1] ?? 0;
      this.room(to - from);
      this.copy(source, from, to);
    }
    this.byte(BRACE_END);
    this.view.setInt32(start, this.at - start - 4);
  }

  /** Four bytes at a time: for texts of this size quicker than a call into the runtime. */
  private copy({ bytes, view: from }: ByteSource, start: number, end: number): void {
    const { buffer, view } = this;
    let at = this.at;
    let i = start;
    for (const last = end - 4; i <= last; i += 4) {
      view.setInt32(at, from.getInt32(i, true), true);
      at += 4;
    }
    for (; i < end; i += 1) {
      buffer[at] = bytes[i] ?? 0;
      at += 1;
    }
    this.at = at;
  }

  /** text[]; an empty one becomes NULL. */
  textArray(values: readonly string[]): void {
    if (values.length === 0) {
      this.null();
      return;
    }
    this.room(24);
    const lengthAt = this.at;
    this.view.setInt32(this.at + 4, 1);
    this.view.setInt32(this.at + 8, 0);
    this.view.setInt32(this.at + 12, TEXT_OID);
    this.view.setInt32(this.at + 16, values.length);
    this.view.setInt32(this.at + 20, 1);
    this.at += 24;
    for (const value of values) this.text(value);
    this.view.setInt32(lengthAt, this.at - lengthAt - 4);
  }

  finish(): { bytes: Buffer; starts: number[] } {
    return { bytes: this.buffer.subarray(0, this.at), starts: this.starts };
  }

  private null(): void {
    this.room(4);
    this.view.setInt32(this.at, -1);
    this.at += 4;
  }

  private writeUtf8(value: string, start: number): number {
    if (value.length <= SHORT_TEXT) {
      let at = start;
      for (let i = 0; i < value.length; i += 1) {
        const code = value.charCodeAt(i);
        if (code > 0x7f) return this.buffer.write(value, start, 'utf8');
        this.buffer[at] = code;
        at += 1;
      }
      return value.length;
    }
    return this.buffer.write(value, start, 'utf8');
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.buffer.length * 2, this.at + bytes));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
    this.view = viewOf(larger);
  }
}

function viewOf(buffer: Buffer): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

function isEmpty(value: object): boolean {
  for (const _key in value) return false;
  return true;
}

/** A UUID's 16 bytes. */
export function uuidBytes(uuid: string): Uint8Array {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

/** The fields of one encoded row; null for NULL. */
export function readBinaryRow(row: Buffer): (Buffer | null)[] {
  const fields: (Buffer | null)[] = [];
  let at = 2;
  for (let field = row.readInt16BE(0); field > 0; field -= 1) {
    const length = row.readInt32BE(at);
    at += 4;
    fields.push(length === -1 ? null : row.subarray(at, at + length));
    at += Math.max(0, length);
  }
  return fields;
}

/** An encoded timestamptz in epoch milliseconds. */
export function readTimestamp(field: Buffer | null | undefined): number {
  if (field === null || field === undefined) return Number.NaN;
  return Number(field.readBigInt64BE()) / 1000 + POSTGRES_EPOCH_MS;
}
