import { judge } from '@/domain/ai/ledger';
import { mergeInference } from '@/domain/ai/merge-inference';
import { costOf } from '@/domain/ai/prices/cost-of';
import type { Price } from '@/domain/ai/prices/price-table';
import { type RolledInference, RollupChanges } from '@/domain/ai/rollup-changes';
import { AI_FIELDS, bitOf, labelsOf } from '@/domain/ai/rollup-key';
import { type DatabaseClient, systemPool } from '@/server/db/client';
import {
  type InboxEntry,
  lockAiFold,
  projectsWithAiInbox,
  takeAiInbox,
  updateInferences,
} from '@/server/db/sql/ai-fold';
import type { AiInferenceRow } from '@/server/db/sql/ai-inference-row';
import { notifyFollowers } from '@/server/db/sql/notify';
import { inferenceOfRecord } from '@/server/db/sql/store-ai';
import { admitValues } from './admit-values';
import { findSubjects, type Subject } from './find-subjects';
import { foldEvaluations } from './fold-evaluations';
import { readPriceTable } from './read-price-table';
import { writeRollupChanges } from './write-rollup-changes';

/** Of a project at a time: less than a second's work, which is how long it keeps the others waiting. */
const MOST_ENTRIES = 1_000;

/**
 * Brings what has arrived into the roll-ups: inferences are priced, verdicts find theirs, and whatever that changes is
 * taken out of its hour and day and put in again. Ends when the inbox is empty. See docs/decisions/0009-the-ai-ledger.md.
 */
export async function foldAi(signal?: AbortSignal): Promise<void> {
  let isUnfinished = true;
  while (isUnfinished && signal?.aborted !== true) {
    isUnfinished = false;
    // Asked again for each turn: who begins to send while a long history is folded waits for a part of it alone.
    for (const projectId of await projectsWithAiInbox(systemPool(), MOST_ENTRIES)) {
      if ((await foldOnce(projectId)) === MOST_ENTRIES) isUnfinished = true;
    }
  }
}

/** Folds the oldest entries of a project's inbox in one transaction; answers how many. */
async function foldOnce(projectId: string): Promise<number> {
  const client = await systemPool().connect();
  let failure: Error | undefined;
  try {
    await client.query('BEGIN');
    await lockAiFold(client, projectId);
    const entries = await takeAiInbox(client, projectId, MOST_ENTRIES);
    await foldInferences(client, projectId, entries);
    await foldEvaluations(client, projectId, entries);
    await client.query('COMMIT');
    // Pages were told when it was stored, and may have looked before it was counted.
    if (entries.length > 0) {
      await notifyFollowers(client, projectId, 'ai_fold');
    }
    return entries.length;
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => {
      failure = rollbackError;
    });
    throw error;
  } finally {
    client.release(failure);
  }
}

async function foldInferences(
  client: DatabaseClient,
  projectId: string,
  entries: readonly InboxEntry[],
): Promise<void> {
  const subjects = await findSubjects(client, projectId, entries);
  if (subjects.length === 0) return;
  const prices = await readPriceTable(client, projectId);
  const told = subjects.map((subject) => tellAgain(subject));
  const foldedOf = await admitValues(client, projectId, told);
  const changes = new RollupChanges();
  const changed: AiInferenceRow[] = [];
  subjects.forEach(({ row: before, verdicts }, i) => {
    const row = told[i] ?? before;
    const priced = price(row, before, prices);
    const after: AiInferenceRow = {
      ...row,
      ...priced,
      ...judge(verdicts),
      folded: keepFolded(before, row, foldedOf(row)),
    };
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    if (before.costBasis !== null) changes.remove(rolled(before));
    changes.add(rolled(after));
    changed.push(after);
  });
  await updateInferences(client, projectId, changed);
  await writeRollupChanges(client, projectId, changes.sorted());
}

/** The row with what was told of it again. A cost that was computed gives way to one that somebody tells. */
function tellAgain({ row, again }: Subject): AiInferenceRow {
  const isComputed = row.costBasis === 'table';
  return again.reduce<AiInferenceRow>(
    (known, record) => mergeInference(known, inferenceOfRecord(record)),
    isComputed ? { ...row, costUsd: null } : row,
  );
}

/** What was priced from the table stays at that price unless the tokens that it is made of became known. */
function price(row: AiInferenceRow, before: AiInferenceRow, table: readonly Price[]) {
  if (row.costUsd !== null) return { costUsd: row.costUsd, costBasis: 'given' as const };
  if (before.costBasis === 'table' && sameTokens(row, before)) {
    return { costUsd: before.costUsd, costBasis: before.costBasis };
  }
  const { usd, basis } = costOf(row, table);
  return { costUsd: usd, costBasis: basis };
}

function sameTokens(a: AiInferenceRow, b: AiInferenceRow): boolean {
  return (
    a.inputTokens === b.inputTokens &&
    a.outputTokens === b.outputTokens &&
    a.cachedReadTokens === b.cachedReadTokens &&
    a.cachedWriteTokens === b.cachedWriteTokens &&
    a.reasoningTokens === b.reasoningTokens
  );
}

/** A value that was counted apart, or among the others, stays where it is counted. */
function keepFolded(before: AiInferenceRow, after: AiInferenceRow, bits: number): number {
  if (before.costBasis === null) return bits;
  return AI_FIELDS.reduce((kept, field) => {
    const source = before[field] === after[field] ? before.folded : bits;
    return kept | (source & bitOf(field));
  }, 0);
}

function rolled(row: AiInferenceRow): RolledInference {
  return { ...row, labels: labelsOf(row, row.folded) };
}
