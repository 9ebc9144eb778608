import type { RecordContext } from '@/domain/ingest/record-reading';
import { type FieldRule, Role, SLOT_COUNT } from '@/domain/logs/field-rules';
import { LOG_LIMITS } from '@/domain/logs/log-limits';
import { readDurationMs } from '@/domain/logs/read-duration';
import { readLevel } from '@/domain/logs/read-level';
import { isZoneless, readTimeMs } from '@/domain/logs/read-time';
import type { ByteSource } from '@/server/db/sql/binary-rows';
import type { ScannedLogEvent } from '@/server/db/sql/copy-log-events';
import { isAt, type Word, wordAt } from './log-words';
import { KEY_SIZE, NOT_PLAIN, PlainJson } from './plain-json';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
const SLASH = 0x2f;
const UPPER_A = 0x41;
const UPPER_F = 0x46;
const BITS_10 = 0x10101010;
const BITS_20 = 0x20202020;

/** What remains of a record goes into attributes or resource; more of it than this is left to the thorough reading. */
const MOST_MEMBERS = 48;
/** Far below what is cut. */
const LONGEST_TEXT = 16_000;

/**
 * Reads plain records from a body's bytes into what is stored of them, without making values in between. A record is
 * plain when its columns are found under usual keys, once each, and nothing in it has to be changed, weighed against
 * something else, or flagged; every other one is left to `recogniseLogRecord`, whose results these are. (A test holds the
 * two against each other, byte for byte.)
 */
export class LogRecordScanner implements ScannedLogEvent {
  timeMs = 0;
  severityNumber = 0;
  severityText: string | null = null;
  durationMs: number | null = null;
  service: string | null = null;
  environment: string | null = null;
  version: string | null = null;
  tenant: string | null = null;
  /** Where the text of each slot begins and ends; -1 for none. */
  readonly spans = new Int32Array(SLOT_COUNT * 2);
  /** Where the members of attributes and of resource begin and end, keys included. */
  readonly attributes = new Int32Array(MOST_MEMBERS * 2);
  attributeCount = 0;
  readonly resource = new Int32Array(MOST_MEMBERS * 2);
  resourceCount = 0;
  /** Just behind the record that was read last. */
  end = 0;

  readonly source: ByteSource;
  private readonly json: PlainJson;
  private readonly memberKeys: string[] = [];
  /** The keys of the last record, in their order. */
  private readonly lastKeys: Word[] = [];
  private taken = 0;
  private minuteMs = Number.NaN;
  private readonly minute = new Uint8Array(17);

  constructor(
    private readonly bytes: Buffer,
    private readonly context: RecordContext,
  ) {
    this.source = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
    this.json = new PlainJson(this.source);
  }

  /** Whether a plain record begins at `start`; it is then in the fields of this scanner. */
  read(start: number): boolean {
    const { bytes } = this;
    if (bytes[start] !== BRACE) return false;
    this.begin();
    for (let at = start + 1, place = 0; ; at += 1, place += 1) {
      if (bytes[at] !== QUOTE) return false;
      const key = this.keyAt(at + 1, place);
      const keyEnd = key === undefined ? NOT_PLAIN : at + 1 + key.bytes.length;
      if (key === undefined || bytes[keyEnd + 1] !== COLON) return false;
      const valueEnd = this.member(key, at, keyEnd + 2);
      if (valueEnd === NOT_PLAIN) return false;
      at = valueEnd;
      if (bytes[at] === COMMA) continue;
      this.end = at + 1;
      return bytes[at] === BRACE_END && (this.taken & NEEDED) === NEEDED;
    }
  }

  private begin(): void {
    this.severityText = null;
    this.durationMs = null;
    this.service = null;
    this.environment = null;
    this.version = null;
    this.tenant = null;
    this.spans.fill(-1);
    this.attributeCount = 0;
    this.resourceCount = 0;
    this.memberKeys.length = 0;
    this.taken = 0;
    this.json.begin();
  }

  /** The key that begins at `start`; most often it is that of the record before. */
  private keyAt(start: number, place: number): Word | undefined {
    const { bytes, json, lastKeys } = this;
    const last = lastKeys[place];
    if (last !== undefined) {
      const end = start + last.bytes.length;
      if (bytes[end] === QUOTE && isAt(bytes, start, end, last.bytes)) return last;
    }
    const end = json.string(start);
    if (end === NOT_PLAIN) return undefined;
    const key = wordAt(bytes, start, end, json.hash);
    if (place < MOST_MEMBERS) lastKeys[place] = key;
    return key;
  }

  private member(key: Word, keyStart: number, at: number): number {
    const { rule } = key;
    if (rule !== undefined) {
      return rule.keep ? NOT_PLAIN : this.known(rule, key, keyStart, at);
    }
    const end = this.bytes[at] === BRACE ? this.object(at) : this.json.value(at, 1);
    if (end === NOT_PLAIN || !this.isNewMember(key)) return NOT_PLAIN;
    this.attributes[this.attributeCount * 2] = keyStart;
    this.attributes[this.attributeCount * 2 + 1] = end;
    this.attributeCount += 1;
    return end;
  }

  /** An object under a key of the sender's own: ids are looked for in it. */
  private object(at: number): number {
    const end = this.json.value(at, 1);
    if (end === NOT_PLAIN) return end;
    const { keys, firstKeys } = this.json;
    for (let key = 0; key < firstKeys * KEY_SIZE; key += KEY_SIZE) {
      const word = wordAt(this.bytes, keys[key] ?? 0, keys[key + 1] ?? 0, keys[key + 2] ?? 0);
      if (word.isNestedId) return NOT_PLAIN;
    }
    return end;
  }

  private isNewMember(key: Word): boolean {
    const isNew =
      key.isPlainKey &&
      this.memberKeys.length < MOST_MEMBERS &&
      !this.memberKeys.includes(key.text);
    this.memberKeys.push(key.text);
    return isNew;
  }

  private known(rule: FieldRule, key: Word, keyStart: number, at: number): number {
    const { role } = rule;
    if (role === Role.resource) return this.resourceMember(key, keyStart, at);
    if (role >= SLOT_COUNT || (this.taken & (1 << role)) !== 0) return NOT_PLAIN;
    this.taken |= 1 << role;
    if (this.bytes[at] === QUOTE) return this.knownText(role, at + 1);
    const end = this.json.number(at);
    if (end === NOT_PLAIN) return end;
    return this.takeNumber(rule, this.json.lastNumber) ? end : NOT_PLAIN;
  }

  private resourceMember(key: Word, keyStart: number, at: number): number {
    const end = this.json.scalar(at);
    if (end === NOT_PLAIN || !this.isNewMember(key)) return NOT_PLAIN;
    this.resource[this.resourceCount * 2] = keyStart;
    this.resource[this.resourceCount * 2 + 1] = end;
    this.resourceCount += 1;
    return end;
  }

  private takeNumber(rule: FieldRule, value: number): boolean {
    if (rule.role === Role.time) return this.takeTime(readTimeMs(value));
    if (rule.role === Role.level) return this.takeLevel(value);
    if (rule.role !== Role.duration || rule.unit === 'judged') return false;
    const durationMs = readDurationMs(value, rule.unit);
    this.durationMs = durationMs ?? null;
    return durationMs !== undefined;
  }

  private knownText(role: Role, start: number): number {
    const { json } = this;
    const end = IS_WORD[role] === true ? json.string(start) : json.text(start);
    if (end === NOT_PLAIN || end === start || end - start > LONGEST_TEXT) return NOT_PLAIN;
    return this.takeText(role, start, end) ? end + 1 : NOT_PLAIN;
  }

  private takeText(role: Role, start: number, end: number): boolean {
    const { bytes, json } = this;
    if (role === Role.time) return this.takeTime(this.readTime(start, end));
    if (role === Role.level) return this.takeLevel(wordAt(bytes, start, end, json.hash).text);
    this.spans[role * 2] = start;
    this.spans[role * 2 + 1] = end;
    if (role === Role.message) return true;
    if (end - start > LOG_LIMITS.labelLength) return false;
    switch (role) {
      case Role.service:
        this.service = wordAt(bytes, start, end, json.hash).text;
        return true;
      case Role.environment:
        this.environment = wordAt(bytes, start, end, json.hash).text;
        return true;
      case Role.version:
        this.version = wordAt(bytes, start, end, json.hash).text;
        return true;
      case Role.tenant:
        this.tenant = wordAt(bytes, start, end, json.hash).text;
        return true;
      case Role.traceId:
      case Role.spanId:
        return this.isPlainId(start, end);
      default:
        return role === Role.correlationId || role === Role.causationId || role === Role.user;
    }
  }

  private takeLevel(value: string | number): boolean {
    const level = readLevel(value);
    if (level === undefined) return false;
    this.severityNumber = level.severityNumber;
    this.severityText = level.text;
    return true;
  }

  private takeTime(timeMs: number): boolean {
    const { nowMs, acceptPastMs, acceptFutureMs } = this.context;
    this.timeMs = timeMs;
    return timeMs >= nowMs - acceptPastMs && timeMs <= nowMs + acceptFutureMs;
  }

  /** Most times of a body lie in few minutes: of one in the form of toISOString the rest is only seconds. */
  private readTime(start: number, end: number): number {
    const { bytes } = this;
    const isUsual = end - start === 24 && bytes[end - 1] === 0x5a && bytes[start + 19] === 0x2e;
    const second = this.digits(start + 17, 2);
    const millisecond = this.digits(start + 20, 3);
    if (!isUsual || !(second <= 59) || Number.isNaN(millisecond)) {
      const text = bytes.toString('latin1', start, end);
      return isZoneless(text) ? Number.NaN : readTimeMs(text);
    }
    const restMs = second * 1_000 + millisecond;
    if (!this.isSameMinute(start)) {
      this.minuteMs = readTimeMs(bytes.toString('latin1', start, end)) - restMs;
      this.minute.set(bytes.subarray(start, start + 17));
    }
    return this.minuteMs + restMs;
  }

  private isSameMinute(start: number): boolean {
    const { bytes, minute } = this;
    for (let i = 16; i >= 0; i -= 1) if (minute[i] !== bytes[start + i]) return false;
    return true;
  }

  private digits(at: number, count: number): number {
    let value = 0;
    for (let i = at; i < at + count; i += 1) {
      const digit = (this.bytes[i] ?? 0) - 0x30;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  private isPlainId(start: number, end: number): boolean {
    const { bytes, source } = this;
    let at = start;
    // Four at a time where all are digits or lower-case letters: 0x30 or 0x60 and above, but not 0x40.
    for (const last = end - 4; at <= last; at += 4) {
      const four = source.view.getInt32(at);
      if ((four & BITS_20) !== BITS_20 || ((four | (four >> 2)) & BITS_10) !== BITS_10) break;
    }
    for (; at < end; at += 1) {
      const code = bytes[at] ?? 0;
      if (code === SLASH || (code >= UPPER_A && code <= UPPER_F)) return false;
    }
    return true;
  }
}

/** By role: what comes again and again. */
const IS_WORD = Array.from({ length: SLOT_COUNT }, () => false);
for (const role of [Role.level, Role.service, Role.environment, Role.version, Role.tenant]) {
  IS_WORD[role] = true;
}
const NEEDED = (1 << Role.time) | (1 << Role.level) | (1 << Role.message);
