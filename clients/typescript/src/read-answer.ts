import type { RejectedRecord } from './candor-error.js';

const MOST_TOLD = 10;

/** What the server says it could not read, beside the records it means. */
export function readReceipt(
  body: string,
  texts: readonly string[],
): { count: number; records: RejectedRecord[] } {
  const receipt = parse(body);
  const count = receipt?.rejected;
  const errors = receipt?.errors;
  if (typeof count !== 'number' || count <= 0) return { count: 0, records: [] };
  const records = (Array.isArray(errors) ? errors : []).slice(0, MOST_TOLD).map((error) => ({
    message: textOf(error, 'message') ?? 'no reason given',
    hint: textOf(error, 'hint') ?? '',
    record: texts[Number(error?.index)] ?? '',
  }));
  return {
    count,
    records: records.length > 0 ? records : [{ message: 'no reason given', hint: '', record: '' }],
  };
}

/** The server's own words for a refusal, as the rest of a sentence. */
export function readRefusal(body: string): string {
  const error = parse(body)?.error;
  const message = textOf(error, 'message');
  if (message === undefined) return '';
  return [`: ${message.replace(/\.$/, '')}`, textOf(error, 'hint')?.replace(/\.$/, '')]
    .filter((part) => part !== undefined && part !== '')
    .join('. ');
}

function textOf(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text: unknown = Reflect.get(value, key);
  return typeof text === 'string' ? text : undefined;
}

function parse(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
