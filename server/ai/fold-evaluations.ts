import { dayOf } from '@/domain/ai/rollup-key';
import { hasPassed } from '@/domain/ai/summarise-evaluations';
import { QuantileSketch } from '@/domain/statistics/quantile-sketch';
import { decodeSketch, encodeSketch } from '@/domain/statistics/sketch-bytes';
import type { DatabaseClient } from '@/server/db/client';
import {
  addEvaluationDays,
  type EvaluationDay,
  type EvaluationDayKey,
  readEvaluationScores,
} from '@/server/db/sql/ai-evaluation-days';
import type { InboxEntry } from '@/server/db/sql/ai-fold';

/** As the inbox holds it. */
interface StoredEvaluation {
  ts: string;
  name: string;
  run: string;
  score: number | null;
  label: string | null;
}

interface Draft extends Omit<EvaluationDay, 'scores'> {
  added: number[];
}

/** Adds evaluations to the roll-up of their run and day. */
export async function foldEvaluations(
  client: DatabaseClient,
  projectId: string,
  entries: readonly InboxEntry[],
): Promise<void> {
  const drafts = new Map<string, Draft>();
  for (const { kind, record } of entries) {
    if (kind === 'evaluation') gather(drafts, record as StoredEvaluation);
  }
  if (drafts.size === 0) return;
  const sorted = [...drafts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const known = await readEvaluationScores(client, projectId, sorted);
  await addEvaluationDays(
    client,
    projectId,
    sorted.map(({ added, ...day }, i) => ({
      ...day,
      scores: scoresAfter(known[i] ?? null, added),
    })),
  );
}

function gather(drafts: Map<string, Draft>, { ts, name, run, score, label }: StoredEvaluation) {
  const timeMs = Date.parse(ts);
  const key: EvaluationDayKey = { bucketMs: dayOf(timeMs), name, run };
  const text = JSON.stringify([key.bucketMs, name, run]);
  const draft = drafts.get(text) ?? {
    ...key,
    n: 0,
    passed: 0,
    failed: 0,
    firstMs: timeMs,
    lastMs: timeMs,
    added: [],
  };
  const passed = hasPassed(label);
  draft.n += 1;
  if (passed === true) draft.passed += 1;
  if (passed === false) draft.failed += 1;
  draft.firstMs = Math.min(draft.firstMs, timeMs);
  draft.lastMs = Math.max(draft.lastMs, timeMs);
  if (score !== null) draft.added.push(score);
  drafts.set(text, draft);
}

function scoresAfter(known: Buffer | null, added: readonly number[]): Uint8Array | null {
  if (added.length === 0) return null;
  const sketch = (known === null ? null : decodeSketch(known)) ?? new QuantileSketch();
  for (const score of added) sketch.add(score);
  return encodeSketch(sketch);
}
