import { NO_COUNTS } from '@/domain/ai/acceptance-counts';
import { type AcceptanceParams, splitPair } from '@/domain/ai/acceptance-params';
import type {
  AcceptanceAnswer,
  AcceptanceComparison,
  AcceptanceGroup,
  FeedbackComparison,
} from '@/domain/ai/acceptance-report';
import { compareStrata } from '@/domain/ai/compare-strata';
import type { Feedback } from '@/domain/ai/ledger';
import { compareAcceptance, proportionOf, reportAcceptance } from '@/domain/ai/report-acceptance';
import type { AiField } from '@/domain/ai/rollup-key';
import {
  costUsdOf,
  countsOf,
  droppedChunksOf,
  feedbackOf,
  outcomesOf,
  percentilesOf,
  type RollupSums,
  STANDING_FIELDS,
  tokensOf,
} from '@/domain/ai/rollup-sums';
import { type DatabaseClient, readInProject } from '../db/client';
import type { RollupAnswerRow } from '../db/sql/read-ai-rollups';
import { askRollups } from './ask-rollups';
import { type AiWindow, readAiWindow } from './read-ai-window';

/** GET /api/v1/ai/acceptance. @throws ServiceError invalid */
export async function answerAcceptance(
  projectId: string,
  params: AcceptanceParams,
): Promise<AcceptanceAnswer> {
  const { groupBy } = params;
  const window = await readAiWindow(params);
  const pair = params.compare === undefined ? null : splitPair(params.compare);
  return readInProject(projectId, async (client) => {
    const { rows, pieces } = await askRollups(client, projectId, window, {
      groupBy: [groupBy],
      sketches: params.percentiles !== 'none',
    });
    // Features live on different kinds of feedback; the versions of one thing are told by the same.
    const common = feedbackOf(rows);
    const groups = rows
      .sort((a, b) => b.tally.n - a.tally.n || (a.values[0] ?? '').localeCompare(b.values[0] ?? ''))
      .map((row) => groupOf(row, groupBy === 'feature' ? feedbackOf([row]) : common));
    return {
      from: new Date(pieces.fromMs).toISOString(),
      to: new Date(pieces.toMs).toISOString(),
      groupBy,
      groups,
      ...(pair === null
        ? {}
        : { comparison: await compare(client, projectId, window, groupBy, pair, rows) }),
    };
  });
}

function groupOf(row: RollupAnswerRow, feedback: Feedback): AcceptanceGroup {
  const explicit = reportAcceptance(countsOf(row, 'explicit'));
  const implicit = reportAcceptance(countsOf(row, 'implicit'));
  const percentiles = (name: keyof RollupAnswerRow['sketches']) =>
    percentilesOf(row.sketches[name]);
  return {
    key: row.values[0] === '' ? null : (row.values[0] ?? null),
    ...(feedback === 'explicit' ? explicit : implicit),
    feedback,
    explicit,
    implicit,
    inferences: row.tally.n,
    isYoung: row.isYoung,
    costUsd: costUsdOf(row),
    priced: row.tally.priced,
    tokens: tokensOf(row),
    latencyMs: percentiles('latency'),
    firstTokenMs: percentiles('firstToken'),
    outcomes: outcomesOf(row),
    retrieval: { droppedChunks: droppedChunksOf(row), latencyMs: percentiles('retrieval') },
  };
}

/** b against a: all together from the groups, and tenant by tenant. */
async function compare(
  client: DatabaseClient,
  projectId: string,
  window: AiWindow,
  groupBy: AiField,
  { a, b }: { a: string; b: string },
  groups: readonly RollupAnswerRow[],
): Promise<AcceptanceComparison> {
  const sides = groups.filter(({ values }) => values[0] === a || values[0] === b);
  const strata =
    groupBy === 'tenant' || window.filter.tenant !== undefined
      ? []
      : (
          await askRollups(client, projectId, window, {
            groupBy: [groupBy, 'tenant'],
            anyOf: { field: groupBy, values: [a, b] },
            sums: STANDING_FIELDS,
            sketches: false,
          })
        ).rows;
  const feedback = feedbackOf(sides);
  const told = {
    explicit: compareWith('explicit', { a, b }, sides, strata),
    implicit: compareWith('implicit', { a, b }, sides, strata),
  };
  return { a, b, ...told[feedback].strict, feedback, ...told };
}

type StandingRow = RollupSums & Pick<RollupAnswerRow, 'values'>;

function compareWith(
  feedback: Feedback,
  { a, b }: { a: string; b: string },
  sides: readonly StandingRow[],
  strata: readonly StandingRow[],
): FeedbackComparison {
  const countsIn = (rows: readonly StandingRow[], value: string) => {
    const row = rows.find(({ values }) => values[0] === value);
    return row === undefined ? NO_COUNTS : countsOf(row, feedback);
  };
  const [ofA, ofB] = [countsIn(sides, a), countsIn(sides, b)];
  const tenants = [...new Set(strata.map(({ values }) => values[1] ?? ''))];
  const byTenant = compareStrata(
    tenants
      .map((tenant) => {
        const own = strata.filter(({ values }) => values[1] === tenant);
        return {
          tenant,
          a: proportionOf(countsIn(own, a), 'strict'),
          b: proportionOf(countsIn(own, b), 'strict'),
        };
      })
      .filter((one) => one.a.n + one.b.n > 0)
      .sort(
        (one, other) =>
          other.a.n + other.b.n - one.a.n - one.b.n || one.tenant.localeCompare(other.tenant),
      ),
  );
  return {
    strict: compareAcceptance(ofA, ofB, 'strict'),
    useful: compareAcceptance(ofA, ofB, 'useful'),
    strata: byTenant.strata,
    adjustedDifference: byTenant.adjustedDifference,
    paradox: byTenant.paradox,
  };
}
