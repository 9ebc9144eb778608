import { type FeatureSpan, type FeatureState, featureState } from '@/domain/ai/feature-state';
import type { Feedback } from '@/domain/ai/ledger';
import { feedbackOf, judgedCount } from '@/domain/ai/rollup-sums';
import { type DatabaseClient, readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import { type FallbackCount, readFallbackCounts } from '../db/sql/ai-fallbacks';
import type { RollupAnswerRow } from '../db/sql/read-ai-rollups';
import { askRollups } from './ask-rollups';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const PAST_MS = 14 * DAY_MS;

export interface AiFeatureState extends FeatureState {
  feature: string;
}

/** How each feature stands: its last day against the fortnight before. The worst first. */
export async function readAiStates(projectId: string): Promise<AiFeatureState[]> {
  const nowMs = await databaseNow();
  return readInProject(projectId, (client) => aiStates(client, projectId, nowMs));
}

/** The same on a connection that is confined to the project already. */
export async function aiStates(
  client: Pick<DatabaseClient, 'query'>,
  projectId: string,
  nowMs: number,
): Promise<AiFeatureState[]> {
  const asked = { groupBy: ['feature'] as const, sketches: false };
  const between = (fromMs: number, toMs: number) =>
    askRollups(client, projectId, { fromMs, toMs, nowMs, filter: {} }, asked);
  // Roll-ups are of whole hours: the two spans must not both count the hour between them.
  const edgeMs = Math.floor((nowMs - DAY_MS) / HOUR_MS) * HOUR_MS;
  const recent = await between(edgeMs, nowMs + HOUR_MS);
  const past = await between(edgeMs - PAST_MS, edgeMs);
  const features = new Set([...recent.rows, ...past.rows].map(({ values }) => values[0] ?? ''));
  const find = (rows: RollupAnswerRow[], feature: string) =>
    rows.find(({ values }) => values[0] === feature);
  return [...features]
    .map((feature) => {
      const [now, before] = [find(recent.rows, feature), find(past.rows, feature)];
      const feedback = feedbackOf([now, before].filter((row) => row !== undefined));
      return { feature, ...featureState(spanOf(now, feedback), spanOf(before, feedback)) };
    })
    .sort(
      (a, b) =>
        WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) ||
        a.feature.localeCompare(b.feature),
    );
}

const WORST_FIRST: readonly FeatureState['state'][] = ['failing', 'degraded', 'healthy', 'unknown'];

function spanOf(row: RollupAnswerRow | undefined, feedback: Feedback): FeatureSpan {
  if (row === undefined) return { inferences: 0, fallback: 0, accepted: { successes: 0, n: 0 } };
  const { tally } = row;
  const successes = feedback === 'explicit' ? tally.explicitAccepted : tally.implicitAccepted;
  return {
    inferences: tally.n,
    fallback: tally.fallback,
    accepted: { successes, n: judgedCount(row, feedback) },
  };
}

export interface FallbackSeries {
  times: number[];
  stepMs: number;
  /** Of what was asked in each bucket, the share that a fallback answered; null where nothing was asked. */
  values: (number | null)[];
}

/** Up to this width the inferences themselves answer, by the minute; roll-ups beyond. */
const LEDGER_WIDTH_MS = 6 * HOUR_MS;
/** Wider than this a step is a whole day, which one row of a roll-up tells. */
const HOURS_WIDTH_MS = 12 * DAY_MS;

/** The share that a fallback answered, over time. On a connection that is confined to the project already. */
export async function aiFallbackSeries(
  client: Pick<DatabaseClient, 'query'>,
  projectId: string,
  range: {
    fromMs: number;
    toMs: number;
    nowMs: number;
    stepMs: number;
    service?: string | undefined;
  },
): Promise<FallbackSeries> {
  const { fromMs, toMs, nowMs, stepMs, service } = range;
  const isNarrow = toMs - fromMs <= LEDGER_WIDTH_MS;
  const leastMs = toMs - fromMs > HOURS_WIDTH_MS ? DAY_MS : HOUR_MS;
  const step = isNarrow ? stepMs : Math.ceil(stepMs / leastMs) * leastMs;
  const times: number[] = [];
  for (let at = Math.floor(fromMs / step) * step; at < toMs; at += step) times.push(at);
  const asked = { projectId, fromMs, toMs, stepMs: step, service };
  const rows = await (isNarrow
    ? readFallbackCounts(client, asked)
    : rolledFallbacks(client, { ...asked, nowMs }));
  const counts = new Map(rows.map((row) => [row.bucketMs, row]));
  const values = times.map((time) => {
    const row = counts.get(time);
    return row === undefined || row.n === 0 ? null : row.fallback / row.n;
  });
  return { times, stepMs: step, values };
}

interface RolledFallbacks {
  projectId: string;
  fromMs: number;
  toMs: number;
  nowMs: number;
  stepMs: number;
  service: string | undefined;
}

async function rolledFallbacks(
  client: Pick<DatabaseClient, 'query'>,
  { projectId, stepMs, service, ...window }: RolledFallbacks,
): Promise<FallbackCount[]> {
  const { rows } = await askRollups(
    client,
    projectId,
    { ...window, filter: service === undefined ? {} : { service } },
    { groupBy: [], sketches: false, stepMs },
  );
  return rows.map(({ bucketMs, tally }) => ({ bucketMs, n: tally.n, fallback: tally.fallback }));
}
