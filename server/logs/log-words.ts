import { NESTED_ID_RULES } from '@/domain/logs/attribute-rules';
import type { FieldRule } from '@/domain/logs/field-rules';
import { RECORD_RULES } from '@/domain/logs/record-rules';

const VOCABULARY = 4_096;
const LONGEST_KEPT = 128;
/** Not one that the engine would put before others (a number), or that may belong to the resource (dotted). */
const PLAIN_KEY = /^[^\d.][^.]{0,99}$/u;

/** A text that comes again and again: a key, a level, a service. */
export interface Word {
  bytes: Uint8Array;
  text: string;
  rule: FieldRule | undefined;
  /** Whether it may be a key of attributes without a second look. */
  isPlainKey: boolean;
  isNestedId: boolean;
}

/** By hash; kept from body to body, since senders repeat themselves. */
const words: (Word | undefined)[] = Array.from({ length: VOCABULARY });

/** The word between `start` and `end`, of this hash. */
export function wordAt(source: Buffer, start: number, end: number, hash: number): Word {
  const slot = hash & (VOCABULARY - 1);
  const known = words[slot];
  if (known !== undefined && isAt(source, start, end, known.bytes)) return known;
  const text = source.toString('utf8', start, end);
  const word: Word = {
    bytes: Buffer.from(source.subarray(start, end)),
    text,
    rule: RECORD_RULES.get(text),
    isPlainKey: PLAIN_KEY.test(text) && text !== '__proto__',
    isNestedId: NESTED_ID_RULES.has(text),
  };
  if (end - start <= LONGEST_KEPT) words[slot] = word;
  return word;
}

export function isAt(source: Uint8Array, start: number, end: number, bytes: Uint8Array): boolean {
  if (bytes.length !== end - start) return false;
  for (let i = 0; i < bytes.length; i += 1) if (bytes[i] !== source[start + i]) return false;
  return true;
}
