import type { z } from 'zod';
import type { FieldMapping } from '../logs/log-draft';
import { shownJson } from './json-preview';
import { canonicalKey, isRecord } from './record-fields';

/** What a signal's records are, for the person who sent one that is not. */
export interface RecordKind<Fields> {
  /** With its article: "a queue sample". */
  noun: string;
  schema: z.ZodType<Fields>;
  /** The names of its fields. */
  fields: readonly string[];
  /** The smallest record that is accepted, as JSON. */
  example: string;
}

export type FieldsReading<Fields> =
  | { ok: true; fields: Fields }
  | { ok: false; message: string; hint: string };

const MOST_TOLD = 3;

/** Checks a record against its schema; with `mappings`, writes down which of its keys were understood as what. */
export function readFields<Fields>(
  kind: RecordKind<Fields>,
  value: unknown,
  mappings?: FieldMapping[],
): FieldsReading<Fields> {
  const hint = `Send an object such as ${kind.example}.`;
  if (!isRecord(value)) {
    return {
      ok: false,
      message: `${capital(kind.noun)} is a JSON object; this is ${nameOf(value)}.`,
      hint,
    };
  }
  const parsed = kind.schema.safeParse(value);
  if (!parsed.success) {
    const told = parsed.error.issues
      .slice(0, MOST_TOLD)
      .map((issue) => tell(issue, value, kind.fields));
    const more = parsed.error.issues.length - told.length;
    const rest = more > 0 ? ` And ${more} more.` : '';
    return { ok: false, message: `${told.join(' ')}${rest}`, hint };
  }
  if (mappings !== undefined) explain(mappings, value, kind.fields);
  return { ok: true, fields: parsed.data };
}

function tell(issue: z.core.$ZodIssue, record: Record<string, unknown>, fields: readonly string[]) {
  const [first, ...rest] = issue.path;
  if (first === undefined) return `The record ${issue.message}.`;
  const known = new Set(fields);
  const key =
    Object.keys(record).find((one) => canonicalKey(one, known) === first) ?? String(first);
  const path = [key, ...rest].map(String).join('.');
  const got = rest.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined,
    record[key],
  );
  if (got === undefined || got === null) return `"${path}" is missing: it ${issue.message}.`;
  return `"${path}" ${issue.message}; got ${shownJson(got)}.`;
}

function explain(
  mappings: FieldMapping[],
  record: Record<string, unknown>,
  fields: readonly string[],
) {
  const known = new Set(fields);
  for (const key of Object.keys(record)) {
    const to = canonicalKey(key, known);
    if (to === undefined) mappings.push({ from: key, to: '', note: 'not a field of this record' });
    else if (to !== key && record[to] !== undefined)
      mappings.push({ from: key, to: '', note: `"${to}" outranks it` });
    else if (record[key] === null)
      mappings.push({ from: key, to: '', note: 'null is taken as not known' });
    else mappings.push({ from: key, to });
  }
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'string' ? `the text ${shownJson(value)}` : `a ${typeof value}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
