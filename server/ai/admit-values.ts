import { AI_FIELDS, bitOf, MOST_VALUES } from '@/domain/ai/rollup-key';
import type { DatabaseClient } from '@/server/db/client';
import { countValues, findKnownValues, type KnownValue, noteValues } from '@/server/db/sql/ai-fold';
import type { AiInferenceRow } from '@/server/db/sql/ai-inference-row';

/** A key of six such values still fits into an index. */
const MOST_BYTES = 400;

const keyOf = ({ field, value }: KnownValue) => `${field} ${value}`;

/**
 * Which values the roll-ups keep apart: those they know, and new ones while there is room. Answers, for an inference,
 * the bits of those of its fields whose values are counted among the others.
 */
export async function admitValues(
  client: DatabaseClient,
  projectId: string,
  rows: readonly AiInferenceRow[],
): Promise<(row: AiInferenceRow) => number> {
  const asked = valuesOf(rows);
  if (asked.length === 0) return () => 0;
  const known = new Set((await findKnownValues(client, projectId, asked)).map(keyOf));
  const unknown = asked.filter((one) => !known.has(keyOf(one)));
  if (unknown.length > 0) {
    const counts = new Map(
      (await countValues(client, projectId)).map(({ field, n }) => [field, n]),
    );
    for (const one of unknown) {
      const n = counts.get(one.field) ?? 0;
      if (n >= MOST_VALUES[one.field]) continue;
      counts.set(one.field, n + 1);
      known.add(keyOf(one));
    }
  }
  await noteValues(
    client,
    projectId,
    asked.filter((one) => known.has(keyOf(one))),
  );
  return (row) =>
    AI_FIELDS.reduce((bits, field) => {
      const value = row[field];
      return value === null || known.has(keyOf({ field, value })) ? bits : bits | bitOf(field);
    }, 0);
}

function valuesOf(rows: readonly AiInferenceRow[]): KnownValue[] {
  const values = new Map<string, KnownValue>();
  for (const row of rows) {
    for (const field of AI_FIELDS) {
      const value = row[field];
      if (value === null || Buffer.byteLength(value) > MOST_BYTES) continue;
      values.set(keyOf({ field, value }), { field, value });
    }
  }
  return [...values.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
