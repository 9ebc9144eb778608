import { cutText, isStorable, toStorable } from './clean-text';
import { cleanKey, cleanLongText, cleanValue, freeKey, setOwn } from './clean-value';
import { type FieldRule, Role, SLOT_COUNT, SLOT_NAMES } from './field-rules';
import type { LogFlag } from './log-event';
import { LOG_LIMITS } from './log-limits';
import { readDurationMs } from './read-duration';
import { readTraceId, readTraceparent } from './read-ids';
import { readLevel, readPythonLevel } from './read-level';
import { readTimeMs } from './read-time';

/** One line of the ingest doctor's table: where a value was found and where it went. */
export interface FieldMapping {
  from: string;
  to: string;
  note?: string;
}

const UNCLAIMED = 1_000;
const RANKS: readonly number[] = Array.from({ length: SLOT_COUNT }, () => UNCLAIMED);
const EMPTY: readonly unknown[] = Array.from({ length: SLOT_COUNT }, () => undefined);
const NO_RULES: readonly (FieldRule | undefined)[] = Array.from(
  { length: SLOT_COUNT },
  () => undefined,
);

/**
 * A record while it is read: one slot a canonical field, and the rest cleaned into attributes and resource.
 * With `mappings` it also writes down where everything went; recognising and explaining run the same code.
 */
export class LogDraft {
  readonly attributes: Record<string, unknown> = {};
  resource: Record<string, unknown> = {};
  readonly flags: LogFlag[] = [];
  keysLeft: number = LOG_LIMITS.keys;
  itemsLeft: number = LOG_LIMITS.arrayItems;

  readonly values = EMPTY.slice();
  readonly raws = EMPTY.slice();
  readonly rules = NO_RULES.slice();
  private readonly ranks = RANKS.slice();
  private readonly froms: string[] = [];

  /** Added to every rank: a wrapped record knows better than what wraps it. */
  rankBase = 0;
  /** What an explanation puts before a key: the way to the record that is being read. */
  prefix = '';
  marks = 0;
  gelf = false;
  vector = false;
  name: unknown;
  formatVersion: unknown;
  /** A record found inside this one, read once this one has been. */
  inner: { record: Record<string, unknown>; from: string; rankShift: number } | undefined;
  unwrapped = 0;
  /** A message that is an object without a text of its own; it stays in attributes too. */
  structuredMessage: object | undefined;
  timeUnreadable = false;
  unreadLevel: string | undefined;
  /** Whether a key may already be taken, so that each one has to be looked up before it is set. */
  private mixed = false;
  /** An OTLP resource is shared by all its records and must not change. */
  resourceShared = false;

  constructor(
    readonly mappings: FieldMapping[] | undefined,
    /** Whether every text that is read is known to be storable. */
    readonly isStorable = false,
  ) {}

  flag(flag: LogFlag): void {
    if (!this.flags.includes(flag)) this.flags.push(flag);
  }

  /** Offers a value to its rule's field. True when it was taken and need not stay in attributes. */
  take(rule: FieldRule, value: unknown): boolean {
    switch (rule.role) {
      case Role.errorText:
        if (typeof value !== 'string') return false;
        return this.claim(rule, value.includes('\n') ? Role.errorStack : Role.errorMessage, value);
      case Role.pythonLevel:
        return this.fill(rule, Role.level, value, readPythonLevel(value));
      case Role.traceparent: {
        const ids = readTraceparent(value);
        if (ids === undefined) return false;
        this.fill(rule, Role.traceId, value, ids.traceId);
        return this.fill(rule, Role.spanId, value, ids.spanId);
      }
      default:
        return rule.role < SLOT_COUNT && this.claim(rule, rule.role, value);
    }
  }

  private claim(rule: FieldRule, slot: number, value: unknown): boolean {
    if (rule.rank + this.rankBase >= (this.ranks[slot] ?? UNCLAIMED)) return false;
    return this.fill(rule, slot, value, this.read(rule, slot, value));
  }

  /** As `take`, for a value the caller has read already; undefined is not taken. */
  fill(rule: FieldRule, slot: number, raw: unknown, read: unknown): boolean {
    const rank = rule.rank + this.rankBase;
    if (read === undefined || rank >= (this.ranks[slot] ?? UNCLAIMED)) return false;
    const loser = this.rules[slot];
    const from = this.froms[slot];
    if (loser !== undefined && !loser.keep) {
      this.putBeside(loser.path, this.raws[slot], from ?? loser.path);
    }
    this.ranks[slot] = rank;
    this.values[slot] = read;
    this.raws[slot] = raw;
    this.rules[slot] = rule;
    if (this.mappings !== undefined) this.froms[slot] = this.prefix + rule.path;
    return !rule.keep;
  }

  private read(rule: FieldRule, slot: number, value: unknown): unknown {
    switch (slot) {
      case Role.time: {
        const time = readTimeMs(value);
        if (!Number.isNaN(time)) return time;
        if (value !== null) this.timeUnreadable = true;
        return undefined;
      }
      case Role.level: {
        const level = readLevel(value);
        if (level === undefined && typeof value === 'string' && value !== '') {
          this.unreadLevel ??= this.label(value);
        }
        return level;
      }
      case Role.severityNumber:
        return typeof value === 'number' && value >= 1 && value <= 24
          ? Math.floor(value)
          : undefined;
      case Role.stream:
        return value === 'stderr' || value === 'stdout' ? value : undefined;
      case Role.duration:
        return readDurationMs(value, rule.unit);
      case Role.message:
        if (typeof value === 'string') return value === '' ? undefined : value;
        return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
      case Role.errorType:
      case Role.errorMessage:
        return typeof value === 'string' && value !== '' ? value : undefined;
      case Role.errorStack:
        if (Array.isArray(value) && value.length > 0 && value.every((l) => typeof l === 'string')) {
          return value.join('\n');
        }
        return typeof value === 'string' && value !== '' ? value : undefined;
      case Role.traceId:
      case Role.spanId: {
        const id = this.readLabel(value);
        return id === undefined ? undefined : readTraceId(id);
      }
      default:
        return this.readLabel(value);
    }
  }

  private readLabel(value: unknown): string | undefined {
    if (typeof value === 'string') return value === '' ? undefined : this.label(value);
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
  }

  label(text: string): string {
    let clean = text;
    if (!this.isStorable && !isStorable(clean)) {
      this.flag('text_cleaned');
      clean = toStorable(clean);
    }
    if (clean.length <= LOG_LIMITS.labelLength) return clean;
    this.flag('field_truncated');
    return cutText(clean, LOG_LIMITS.labelLength);
  }

  longText(text: string, whenCut: LogFlag): string {
    return cleanLongText(this, text, whenCut);
  }

  /** Keeps what no field wanted, under its own key. */
  put(key: string, value: unknown): void {
    this.store(this.attributes, key, value, 'attributes', this.prefix + key);
  }

  /** As `put`, for a key that may be taken already: by a displaced field, or by a record that was wrapped in this. */
  putBeside(key: string, value: unknown, from = this.prefix + key): void {
    this.mixed = true;
    this.store(this.attributes, key, value, 'attributes', from);
  }

  putResource(key: string, value: unknown, from = this.prefix + key): void {
    if (this.resourceShared) this.putBeside(key, value, from);
    else this.store(this.resource, key, value, 'resource', from);
  }

  /** From here on records are mixed: keys of one may be keys of another. */
  mix(): void {
    this.mixed = true;
  }

  private store(
    target: Record<string, unknown>,
    key: string,
    value: unknown,
    name: string,
    from: string,
  ): void {
    if (this.keysLeft <= 0) {
      this.flag('attributes_truncated');
      this.mappings?.push({ from, to: '', note: `past the first ${LOG_LIMITS.keys} keys` });
      return;
    }
    this.keysLeft -= 1;
    const clean = cleanKey(this, key);
    if (clean !== key) this.mixed = true;
    const free = this.mixed ? freeKey(target, clean) : clean;
    setOwn(target, free, cleanValue(this, value, 2));
    this.mappings?.push({ from, to: `${name}.${free}` });
  }

  /** The way to a slot's value as the sender wrote it; known only while explaining. */
  fromOf(slot: number): string | undefined {
    return this.froms[slot];
  }

  /** Where a slot's value was found, for an explanation. */
  explainSlot(slot: number, note: string | undefined): void {
    const from = this.froms[slot];
    if (this.mappings === undefined || from === undefined) return;
    const to = SLOT_NAMES[slot] ?? '';
    this.mappings.push(note === undefined ? { from, to } : { from, to, note });
  }
}
