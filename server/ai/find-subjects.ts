import type { DatabaseClient } from '@/server/db/client';
import {
  findInferences,
  findInferencesOfSpans,
  findVerdicts,
  type InboxEntry,
  joinVerdicts,
  type VerdictRow,
} from '@/server/db/sql/ai-fold';
import type { AiInferenceRow } from '@/server/db/sql/ai-inference-row';

/** An inference that something was told of: the row as it is counted, all its verdicts, and what was told again. */
export interface Subject {
  row: AiInferenceRow;
  verdicts: VerdictRow[];
  again: unknown[];
}

/**
 * The inferences that inbox entries are about. A verdict names an inference's id, or else the span of one; verdicts that
 * find theirs are joined to it for good, the others wait.
 */
export async function findSubjects(
  client: DatabaseClient,
  projectId: string,
  entries: readonly InboxEntry[],
): Promise<Subject[]> {
  const named = [
    ...new Set(
      entries.filter(({ kind }) => kind !== 'evaluation').map(({ inferenceId }) => inferenceId),
    ),
  ];
  if (named.length === 0) return [];
  const rows = new Map<string, AiInferenceRow>();
  const keep = (found: AiInferenceRow[]) => {
    for (const row of found) rows.set(row.id, row);
  };
  keep(await findInferences(client, projectId, named));
  const spanOf = await idsOfSpans(
    client,
    projectId,
    named.filter((id) => !rows.has(id)),
  );
  keep(await findInferences(client, projectId, [...new Set(spanOf.values())]));
  const verdicts = await joinedVerdicts(client, projectId, rows, spanOf);
  const subjects = new Map<string, Subject>();
  for (const [id, row] of rows) {
    subjects.set(id, { row, verdicts: verdicts.get(id) ?? [], again: [] });
  }
  for (const { kind, inferenceId, record } of entries) {
    if (kind === 'again') subjects.get(inferenceId)?.again.push(record);
  }
  return [...subjects.values()];
}

async function idsOfSpans(
  client: DatabaseClient,
  projectId: string,
  spanIds: readonly string[],
): Promise<Map<string, string>> {
  if (spanIds.length === 0) return new Map();
  const found = await findInferencesOfSpans(client, projectId, spanIds);
  return new Map(found.map(({ spanId, id }) => [spanId, id]));
}

async function joinedVerdicts(
  client: DatabaseClient,
  projectId: string,
  rows: ReadonlyMap<string, AiInferenceRow>,
  spanOf: ReadonlyMap<string, string>,
): Promise<Map<string, VerdictRow[]>> {
  /** By what a verdict may have named; an id outranks a span. */
  const meant = new Map<string, string>();
  const byTime = [...rows.values()].sort((a, b) => a.timeMs - b.timeMs);
  for (const { id, spanId } of byTime) if (spanId !== null) meant.set(spanId, id);
  for (const [span, id] of spanOf) meant.set(span, id);
  for (const id of rows.keys()) meant.set(id, id);
  const waiting = new Map<string, string>();
  const byInference = new Map<string, VerdictRow[]>();
  for (const verdict of await findVerdicts(client, projectId, [...meant.keys()])) {
    const id = verdict.joinedId ?? meant.get(verdict.inferenceId);
    if (id === undefined) continue;
    if (verdict.joinedId === null) waiting.set(verdict.inferenceId, id);
    byInference.set(id, [...(byInference.get(id) ?? []), verdict]);
  }
  if (waiting.size > 0) {
    await joinVerdicts(
      client,
      projectId,
      [...waiting].map(([target, id]) => ({ named: target, id })),
    );
  }
  return byInference;
}
