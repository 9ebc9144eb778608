import { LOG_LIMITS } from './log-limits';

declare global {
  /** ES2024, in every supported Node; the `lib` setting is a year older. */
  interface String {
    isWellFormed(): boolean;
    toWellFormed(): string;
  }
}

/** Postgres takes neither NUL nor half of a surrogate pair, in text or in jsonb. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/**
 * Whether all that a body's text can hold is storable, be it JSON, lines, or JSON in the texts of JSON: NUL and halves of
 * surrogate pairs come out of decoded text only where it holds NUL or an escape by number. Looked at once, for all texts.
 */
export function holdsOnlyStorable(body: string): boolean {
  return !body.includes('\\u') && !body.includes('\0');
}

/** Each NUL and each lone surrogate becomes U+FFFD. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

const buffer = new Uint8Array(LOG_LIMITS.textBytes);
const encoder = new TextEncoder();
/** A UTF-16 unit never takes more than three bytes, so shorter texts need no measuring. */
const SURELY_FITS = Math.floor(LOG_LIMITS.textBytes / 3);

/** The part of a storable text that fits in `LOG_LIMITS.textBytes` of UTF-8; the same string when all of it does. */
export function fitText(text: string): string {
  if (text.length <= SURELY_FITS) return text;
  const { read } = encoder.encodeInto(text, buffer);
  return read === text.length ? text : text.slice(0, read);
}

/** The first `length` units of a storable text, never ending in half of a surrogate pair. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
