import type { AiFilterParams, AiSeriesParams } from '@/domain/ai/acceptance-params';
import { type AiCosts, type AiPoint, type AiSeries, aiStepMs } from '@/domain/ai/ai-series';
import type { Feedback } from '@/domain/ai/ledger';
import {
  costUsdOf,
  feedbackOf,
  judgedCount,
  outcomesOf,
  percentilesOf,
  type RollupSums,
  STANDING_FIELDS,
  tokensOf,
} from '@/domain/ai/rollup-sums';
import { readInProject } from '../db/client';
import type { RollupAnswerRow } from '../db/sql/read-ai-rollups';
import { askRollups } from './ask-rollups';
import { readAiWindow } from './read-ai-window';

const MOST_GROUPS = 6;
const COST_FIELDS = [
  'n',
  'priced',
  'costUsd',
  'inputKnown',
  'inputTokens',
  'outputKnown',
  'outputTokens',
  'cachedReadTokens',
] as const;
const MOST_COSTS = 500;

/** The course of everything, and of the largest groups' acceptance. @throws ServiceError invalid */
export async function answerAiSeries(projectId: string, params: AiSeriesParams): Promise<AiSeries> {
  const window = await readAiWindow(params);
  const { groupBy } = params;
  const stepMs = aiStepMs(window.toMs - window.fromMs);
  return readInProject(projectId, async (client) => {
    const all = await askRollups(client, projectId, window, {
      groupBy: [],
      stepMs,
      sketches: true,
    });
    const feedback = feedbackOf(all.rows);
    const sizes = await askRollups(client, projectId, window, {
      groupBy: [groupBy],
      sums: STANDING_FIELDS,
      sketches: false,
    });
    const largest = sizes.rows
      .sort(
        (a, b) =>
          judgedCount(b, feedback) - judgedCount(a, feedback) ||
          b.tally.n - a.tally.n ||
          (a.values[0] ?? '').localeCompare(b.values[0] ?? ''),
      )
      .slice(0, MOST_GROUPS)
      .map(({ values }) => values[0] ?? '');
    const { rows } = await askRollups(client, projectId, window, {
      groupBy: [groupBy],
      anyOf: { field: groupBy, values: largest },
      stepMs,
      sums: STANDING_FIELDS,
      sketches: false,
    });
    return {
      from: new Date(all.pieces.fromMs).toISOString(),
      to: new Date(all.pieces.toMs).toISOString(),
      stepSeconds: stepMs / 1_000,
      feedback,
      points: inOrder(all.rows).map((row) => pointOf(row, feedback)),
      groups: largest.map((value) => ({
        key: value === '' ? null : value,
        points: inOrder(rows.filter(({ values }) => values[0] === value)).map((row) => ({
          timeMs: row.bucketMs,
          strict: shareOf(acceptedOf(row, feedback), judgedCount(row, feedback)),
          judged: judgedCount(row, feedback),
        })),
      })),
    };
  });
}

/** What each feature's tenants cost, the dearest first. @throws ServiceError invalid */
export async function answerAiCosts(projectId: string, params: AiFilterParams): Promise<AiCosts> {
  const window = await readAiWindow(params);
  const { rows } = await readInProject(projectId, (client) =>
    askRollups(client, projectId, window, {
      groupBy: ['feature', 'tenant'],
      sums: COST_FIELDS,
      sketches: false,
      isSettled: true,
    }),
  );
  const costs = rows
    .map((row) => ({
      feature: row.values[0] ?? '',
      tenant: row.values[1] === '' ? null : (row.values[1] ?? null),
      inferences: row.tally.n,
      priced: row.tally.priced,
      costUsd: costUsdOf(row),
      inputTokens: tokensOf(row).input,
      outputTokens: tokensOf(row).output,
    }))
    .sort(
      (a, b) =>
        (b.costUsd ?? -1) - (a.costUsd ?? -1) ||
        b.inferences - a.inferences ||
        a.feature.localeCompare(b.feature) ||
        (a.tenant ?? '').localeCompare(b.tenant ?? ''),
    );
  return { rows: costs.slice(0, MOST_COSTS), count: costs.length };
}

function inOrder<Row extends { bucketMs: number }>(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.bucketMs - b.bucketMs);
}

const shareOf = (part: number, n: number): number | null => (n === 0 ? null : part / n);

function acceptedOf({ tally }: Pick<RollupSums, 'tally'>, feedback: Feedback): number {
  return feedback === 'explicit' ? tally.explicitAccepted : tally.implicitAccepted;
}

function pointOf(row: RollupAnswerRow, feedback: Feedback): AiPoint {
  const { tally, sketches } = row;
  const judged = judgedCount(row, feedback);
  const accepted = acceptedOf(row, feedback);
  const edited = feedback === 'explicit' ? tally.explicitEdited : tally.implicitEdited;
  const outcomes = outcomesOf(row);
  const percentiles = (bytes: readonly Buffer[]) => percentilesOf(bytes);
  const latency = percentiles(sketches.latency);
  const firstToken = percentiles(sketches.firstToken);
  return {
    timeMs: row.bucketMs,
    isYoung: row.isYoung,
    inferences: tally.n,
    strict: shareOf(accepted, judged),
    useful: shareOf(accepted + edited, judged),
    judged,
    fallback: outcomes.fallback.value,
    refused: outcomes.refused.value,
    error: outcomes.error.value,
    empty: outcomes.empty.value,
    unsure: outcomes.unsure.value,
    costUsd: costUsdOf(row),
    inputTokens: tokensOf(row).input,
    outputTokens: tokensOf(row).output,
    latencyP50: latency.p50,
    latencyP90: latency.p90,
    firstTokenP50: firstToken.p50,
    firstTokenP90: firstToken.p90,
  };
}
