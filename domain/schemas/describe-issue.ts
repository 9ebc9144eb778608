import type { z } from 'zod';
import { shownJson } from '../ingest/json-preview';

const NOUNS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};
const FORMATS: Record<string, string> = {
  uuid: 'a UUID, such as 6f1c2a54-0a3e-4b0e-9d0c-2f2a6f0e1b7d',
  url: 'an address, such as https://example.com/runbook',
  email: 'an e-mail address',
  datetime: 'a time, such as 2026-01-31T09:30:00Z',
};

/**
 * Says of what a schema found, and has no words of its own for, what must be sent instead and what was got; for
 * `safeParse(value, { error: describeIssue })`. Undefined where zod's own words are as good.
 */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  const must = mustBe(issue);
  if (must === undefined) return undefined;
  if (issue.input === undefined) return `is missing: it ${must}`;
  // What was made of a text that is no number says nothing of the text.
  return Number.isNaN(issue.input) ? must : `${must}; got ${shownJson(issue.input)}`;
}

function mustBe(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      const noun = NOUNS[issue.expected];
      return noun && `must be ${noun}`;
    }
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'invalid_format': {
      const format = FORMATS[issue.format];
      return format && `must be ${format}`;
    }
    case 'too_small':
      if (issue.origin !== 'number' && Number(issue.minimum) === 1) return 'must not be empty';
      return `must ${sizeOf(issue.origin, issue.inclusive === false ? 'more than' : 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${sizeOf(issue.origin, issue.inclusive === false ? 'less than' : 'at most', issue.maximum)}`;
    case 'invalid_union':
      if (issue.discriminator === undefined || !Array.isArray(issue.options)) return undefined;
      return `must be one of ${issue.options.map(String).join(', ')}`;
    default:
      return undefined;
  }
}

function sizeOf(origin: string, relation: string, bound: number | bigint): string {
  if (origin === 'string') return `have ${relation} ${bound} characters`;
  if (origin === 'array' || origin === 'set')
    return `have ${relation} ${bound} ${Number(bound) === 1 ? 'entry' : 'entries'}`;
  return `be ${relation} ${bound}`;
}
