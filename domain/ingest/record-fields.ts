import { z } from 'zod';
import { measuredValue } from '../metrics/measured-value';
import { knownWord } from '../schemas/known-word';

/**
 * What the fields of every signal's records are made of. They forgive what can only be meant one way: a number or a
 * boolean written as text, null for "not known", snake_case for camelCase. Unknown fields are left alone.
 */

/** A text that names something: not empty. A number is taken as its digits. */
export const nameField = z.preprocess(
  (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : value),
  z.string('must be a text').refine((text) => text.trim() !== '', 'must not be empty'),
);

/** A text of any length; an empty one says nothing and is taken as left out. */
export const textField = z
  .preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string('must be a text'),
  )
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text));

const MOST = 1e15;

function toNumber(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isNaN(number) ? value : number;
}

/** A number of things, of seconds, of dollars: finite and not negative. */
export const amountField = z.preprocess(
  toNumber,
  z
    .number('must be a number')
    .min(0, 'must not be negative')
    .max(MOST, 'is larger than any real measurement'),
);

/** What was measured: a finite number that may be added up with others (`measuredValue`). */
export const measuredField = z.preprocess(
  toNumber,
  z
    .number('must be a finite number')
    .transform(measuredValue)
    .pipe(z.number('is larger than any real measurement')),
);

/** A share from 0 to 1. */
export const shareField = z.preprocess(
  toNumber,
  z.number('must be a number').min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1'),
);

const WORDS: Record<string, boolean> = {
  true: true,
  '1': true,
  yes: true,
  false: false,
  '0': false,
  no: false,
};

export const booleanField = z.preprocess(
  (value) =>
    typeof value === 'string' || typeof value === 'number'
      ? (knownWord(WORDS, String(value).toLowerCase()) ?? value)
      : value,
  z.boolean('must be true or false'),
);

/** RFC 3339, or epoch seconds, milliseconds, microseconds or nanoseconds: the unit is detected. */
export const timeField = z.union(
  [z.string(), z.number()],
  'must be a time: RFC 3339 or an epoch number',
);

/** An object whose keys may be written in snake_case or kebab-case, and whose null fields are taken as left out. */
export function recordOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const known = new Set(Object.keys(shape));
  return z.preprocess(
    (value) => (isRecord(value) ? renameKeys(value, known) : value),
    z.object(shape, 'must be an object'),
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function renameKeys(value: Record<string, unknown>, known: ReadonlySet<string>) {
  const renamed: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    if (value[key] === null) continue;
    const name = canonicalKey(key, known);
    // A field under its own name outranks the same one in another spelling.
    if (name === key || (name !== undefined && value[name] === undefined)) {
      renamed[name] = value[key];
    }
  }
  return renamed;
}

/** The known field that a sender's key stands for; undefined when there is none. */
export function canonicalKey(key: string, known: ReadonlySet<string>): string | undefined {
  if (known.has(key)) return key;
  const camel = key.replace(/[_-]+([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const name = camel.charAt(0).toLowerCase() + camel.slice(1);
  return known.has(name) ? name : undefined;
}
