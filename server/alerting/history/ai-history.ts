import type { AiTally } from '@/domain/ai/ai-tally';
import { coursePoints, type MeasuredHistory } from '@/domain/alerting/course';
import type { RuleQuery } from '@/domain/alerting/rule-query';
import { askRollups } from '../../ai/ask-rollups';
import type { RollupAnswerRow } from '../../db/sql/read-ai-rollups';
import { AI_PAST_MS, measureAnswers } from '../signals/ai-samples';
import type { HistoryReading, HistoryWindow } from './history-window';

type AiQuery = Extract<RuleQuery, { signal: 'ai' }>;

const HOUR_MS = 3_600_000;
/** What the measures are made of. */
const SUMMED = [
  'n',
  'fallback',
  'errors',
  'explicitAccepted',
  'explicitEdited',
  'explicitRejected',
  'implicitAccepted',
  'implicitEdited',
  'implicitRejected',
  'priced',
  'costUsd',
] as const satisfies readonly (keyof AiTally)[];

/** What models answered for each feature in the window that ends with each hour. */
export async function aiHistory(
  { client, projectId, presentMs }: HistoryReading,
  query: AiQuery,
  { fromMs, toMs }: HistoryWindow,
): Promise<MeasuredHistory> {
  const lengthMs = Math.max(1, Math.round((query.windowSeconds * 1_000) / HOUR_MS)) * HOUR_MS;
  const pastMs = query.measure === 'acceptance_change' ? AI_PAST_MS : 0;
  const firstMs = Math.floor((fromMs - lengthMs - pastMs) / HOUR_MS) * HOUR_MS;
  const lastMs = Math.ceil(toMs / HOUR_MS) * HOUR_MS;
  const filter = query.feature === undefined ? {} : { feature: query.feature };
  const asked = { groupBy: ['feature'] as const, sketches: false, stepMs: HOUR_MS };
  const window = { fromMs: firstMs, toMs: lastMs, nowMs: presentMs, filter };
  const { rows } = await askRollups(client, projectId, window, asked);
  const features = new Map<string, RollupAnswerRow[]>();
  for (const row of rows) {
    const feature = row.values[0] ?? '';
    features.set(feature, [...(features.get(feature) ?? []), row]);
  }
  const courses = [...features].map(([feature, hours]) => {
    const between = sumsBetween(hours, firstMs, lastMs);
    const points = coursePoints({ fromMs, toMs, stepMs: HOUR_MS }, (timeMs) => {
      const endMs = timeMs + HOUR_MS;
      const now = between(endMs - lengthMs, endMs);
      if (now === null) return { value: null };
      const past = between(endMs - lengthMs - pastMs, endMs - lengthMs) ?? undefined;
      const { text: _, ...figures } = measureAnswers(query.measure, now, past);
      return figures;
    });
    return { labels: feature === '' ? {} : { feature }, points };
  });
  return { stepMs: HOUR_MS, courses };
}

/** Sums of any stretch of hours at once, by what has run up to each; null where nothing was asked. */
function sumsBetween(rows: readonly RollupAnswerRow[], firstMs: number, lastMs: number) {
  const byHour = new Map(rows.map((row) => [row.bucketMs, row.tally]));
  const running = [SUMMED.map(() => 0)];
  for (let at = firstMs; at < lastMs; at += HOUR_MS) {
    const tally = byHour.get(at);
    const before = running.at(-1) ?? [];
    running.push(SUMMED.map((field, place) => (before[place] ?? 0) + (tally?.[field] ?? 0)));
  }
  const upTo = (timeMs: number) =>
    running[Math.min(running.length - 1, Math.max(0, (timeMs - firstMs) / HOUR_MS))] ?? [];
  return (fromMs: number, toMs: number): Pick<RollupAnswerRow, 'tally'> | null => {
    const [start, end] = [upTo(fromMs), upTo(toMs)];
    const tally = Object.fromEntries(
      SUMMED.map((field, place) => [field, (end[place] ?? 0) - (start[place] ?? 0)]),
    ) as unknown as AiTally;
    return tally.n > 0 ? { tally } : null;
  };
}
