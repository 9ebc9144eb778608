import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ignoredFields } from './ignored-fields';

const schema = z.object({
  name: z.string(),
  at: z.string().transform((text) => new Date(text)),
  days: z.array(z.number()).transform((days) => new Set(days)),
  steps: z.array(z.object({ minutes: z.number() })).default([]),
  anything: z.record(z.string(), z.unknown()).optional(),
});
const rest = { name: 'a', at: '2026-01-01', days: [1] };
const ignored = (given: object) => ignoredFields(given, schema.parse(given));

describe('What a schema reads past', () => {
  it('is named by its path, in lists too', () => {
    const given = { ...rest, nmae: 'b', steps: [{ minutes: 1 }, { minutes: 2, hours: 3 }] };
    expect(ignored(given)).toEqual(['nmae', 'steps.1.hours']);
  });
  it('is nothing where every field is known, left out or made into something else', () => {
    expect(ignored(rest)).toEqual([]);
    expect(ignored({ ...rest, anything: { goes: { here: 1 } } })).toEqual([]);
  });
  it('is nothing in what is taken as it is, however deep that nests', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(200_000)}${']'.repeat(200_000)}`);
    expect(ignored({ ...rest, anything: { deep } })).toEqual([]);
  });
  it('is nothing where a body is no object', () => {
    expect(ignoredFields([1], 'text')).toEqual([]);
    expect(ignoredFields(null, {})).toEqual([]);
  });
});
