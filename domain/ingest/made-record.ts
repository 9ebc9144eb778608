import { z } from 'zod';

/** Something that was made of a record, as the ingest doctor shows it. */
export const madeRecordSchema = z.object({
  /** In words: "queue sample". */
  kind: z.string(),
  /** What is known of it, by name. */
  fields: z.array(z.tuple([z.string(), z.string()])),
  flags: z.array(z.string()),
});
export type MadeRecord = z.infer<typeof madeRecordSchema>;

const MOST_CHARACTERS = 300;
/** Later than any number that is no epoch time in a field of this kind. */
const EPOCH_MS = 1e11;

/** A row's fields in words; what it does not know is left out. */
export function madeRecord(kind: string, row: object): MadeRecord {
  const fields: [string, string][] = [];
  let flags: string[] = [];
  for (const [name, value] of Object.entries(row)) {
    if (name === 'flags' && Array.isArray(value)) flags = value.map(String);
    else if (!isNothing(value)) fields.push(tell(name, value));
  }
  return { kind, fields, flags };
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function tell(name: string, value: unknown): [string, string] {
  if (name.endsWith('Ms') && typeof value === 'number' && value > EPOCH_MS) {
    return [name.slice(0, -2), new Date(value).toISOString()];
  }
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return [name, text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text];
}
