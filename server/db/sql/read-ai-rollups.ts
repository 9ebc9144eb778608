import type pg from 'pg';
import { type AiTally, TALLY_FIELDS, type TallyField } from '@/domain/ai/ai-tally';
import type { Feedback } from '@/domain/ai/ledger';
import type { SketchName } from '@/domain/ai/rollup-changes';
import { cutFor, keeps, type RollupCut } from '@/domain/ai/rollup-cut';
import { AI_FIELDS, type AiField } from '@/domain/ai/rollup-key';
import type { RollupPieces, Stretch } from '@/domain/ai/rollup-pieces';
import { type RollupSource, rollupSources } from './ai-rollup-sources';
import { columnOf } from './ai-rollups';
import { timestampText } from './timestamp-text';

type Client = Pick<pg.ClientBase, 'query'>;

export interface RollupQuestion<Field extends TallyField = TallyField> {
  projectId: string;
  pieces: RollupPieces;
  /** The roll-ups of single tenants; needed to group or filter by tenant. */
  byTenant: boolean;
  filter: Partial<Record<AiField, string>>;
  /** Further values that a field may have, as for a comparison of two. */
  anyOf?: { field: AiField; values: readonly string[] } | undefined;
  groupBy: readonly AiField[];
  /** Also by buckets of so many milliseconds. */
  stepMs?: number | undefined;
  nowMs: number;
  limits: readonly { feature: string; limitMs: number }[];
  usualLimitMs: number;
  sketches: boolean;
  /** Nobody looks at who still waits for a verdict. */
  isSettled?: boolean | undefined;
  /** The sums that are wanted; over many rows each takes its time. All of them without it. */
  sums?: readonly Field[] | undefined;
}

export interface RollupAnswerRow<Field extends TallyField = TallyField> {
  /** A value for each of `groupBy`, '' where none was told. */
  values: string[];
  bucketMs: number;
  tally: Pick<AiTally, Field>;
  pending: Record<Feedback, number>;
  isYoung: boolean;
  sketches: Record<SketchName, Buffer[]>;
}

const LABELS = AI_FIELDS.map(columnOf).join(', ');

const VERDICTS = ['accepted', 'edited', 'rejected', 'ignored'];
const verdictColumns = (feedback: Feedback) => VERDICTS.map((word) => `${feedback}_${word}`);
/** What tells how many still wait for a verdict. */
const WAITING = ['n', 'unseen', ...verdictColumns('explicit'), ...verdictColumns('implicit')];

function pendingOf(feedback: Feedback, isSettled = false): string {
  if (isSettled) return '0';
  const waiting = `n - unseen - ${verdictColumns(feedback).join(' - ')}`;
  return `coalesce(sum((${waiting})::float8) FILTER (WHERE young), 0)`;
}

/**
 * Which cut of the roll-ups answers for a stretch; null: the whole ones. Where features wait differently long for their
 * verdicts, what may still be waiting has to be told by feature.
 */
function cutOf(
  question: Omit<RollupQuestion, 'sums'>,
  by: 'hour' | 'day',
  { toMs }: Stretch,
): RollupCut | null {
  const { groupBy, filter, anyOf, limits, nowMs, isSettled = false } = question;
  const named = AI_FIELDS.filter((field) => filter[field] !== undefined);
  const cut = cutFor([...groupBy, ...named, ...(anyOf === undefined ? [] : [anyOf.field])]);
  if (cut === null || limits.length === 0 || isSettled || keeps(cut, 'feature')) return cut;
  return by === 'day' && toMs + longestLimitMs(question) <= nowMs ? cut : null;
}

function longestLimitMs({
  limits,
  usualLimitMs,
}: Pick<RollupQuestion, 'limits' | 'usualLimitMs'>): number {
  return Math.max(usualLimitMs, ...limits.map(({ limitMs }) => limitMs));
}

/** Whether verdicts may still come for a bucket; of old stretches it is known without a look at each row. */
function youngOf(
  question: Pick<RollupQuestion, 'limits' | 'usualLimitMs' | 'nowMs' | 'isSettled'>,
  { by, toMs }: RollupSource,
  bind: (value: unknown) => string,
): string {
  const { limits, usualLimitMs, nowMs, isSettled = false } = question;
  if (isSettled || toMs + longestLimitMs(question) <= nowMs) return 'false';
  const ended = `bucket + interval '1 ${by}'`;
  if (limits.length === 0)
    return `${ended} > ${bind(timestampText(nowMs - usualLimitMs))}::timestamptz`;
  const seconds = Object.fromEntries(
    limits.map(({ feature, limitMs }) => [feature, limitMs / 1_000]),
  );
  const own = `(${bind(JSON.stringify(seconds))}::jsonb ->> feature)::float8`;
  const limit = `make_interval(secs => coalesce(${own}, ${bind(usualLimitMs / 1_000)}::float8))`;
  return `${ended} + ${limit} > ${bind(timestampText(nowMs))}::timestamptz`;
}

/**
 * Sums of the hour and day roll-ups, from the smallest that keep apart what is asked for. Expected plan: Aggregate over an
 * Append of Index Scans on the primary keys of ai_rollup_day and ai_rollup_hour or their cuts, each on one stretch of its
 * buckets; those before candor_ai_cuts_from() are whole.
 */
export async function readAiRollups<Field extends TallyField = TallyField>(
  client: Client,
  question: RollupQuestion<Field>,
): Promise<RollupAnswerRow<Field>[]> {
  const fields: readonly TallyField[] = question.sums ?? TALLY_FIELDS;
  const sums = fields.map(columnOf);
  const read = [...new Set([...(question.isSettled === true ? ['n'] : WAITING), ...sums])];
  const values: unknown[] = [question.projectId, question.byTenant];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const conditions = AI_FIELDS.flatMap((field) => {
    const value = question.filter[field];
    return value === undefined ? [] : [`${columnOf(field)} = ${bind(value)}`];
  });
  if (question.anyOf !== undefined) {
    conditions.push(`${columnOf(question.anyOf.field)} = ANY (${bind(question.anyOf.values)})`);
  }
  const sketchColumns = question.sketches ? ', latency, first_token, retrieval' : '';
  const where = conditions.map((one) => ` AND ${one}`).join('');
  const sources = rollupSources(question.pieces, {
    byTenant: '$2',
    cutOf: (by, stretch) => cutOf(question, by, stretch),
    bind,
  });
  const branches = sources.map(
    (source) => `
    SELECT bucket, ${youngOf(question, source, bind)} AS young, ${LABELS}, ${read.join(', ')}${sketchColumns}
    FROM ${source.table} WHERE project_id = $1 AND ${source.where}${where}`,
  );
  const keys = question.groupBy.map(columnOf);
  const bucket =
    question.stepMs === undefined
      ? '0::float8'
      : `floor(date_part('epoch', bucket) * 1000 / ${bind(question.stepMs)}::float8) * ${bind(question.stepMs)}::float8`;
  const { rows } = await client.query<Record<string, unknown>>(
    `SELECT ARRAY[${keys.map((key) => `r.${key}`).join(', ')}]::text[] AS values, (${bucket})::float8 AS bucket_ms,
       ${sums.map((column) => `sum(${column}::float8) AS ${column}`).join(', ')},
       ${pendingOf('explicit', question.isSettled)} AS pending_explicit,
       ${pendingOf('implicit', question.isSettled)} AS pending_implicit,
       coalesce(bool_or(young), false) AS is_young
       ${question.sketches ? ', array_remove(array_agg(latency), NULL) AS latency, array_remove(array_agg(first_token), NULL) AS first_token, array_remove(array_agg(retrieval), NULL) AS retrieval' : ''}
     FROM (${branches.join(' UNION ALL ')}) r
     GROUP BY 1, 2 HAVING sum(n) > 0`,
    values,
  );
  return rows.map((row) => ({
    values: row.values as string[],
    bucketMs: Number(row.bucket_ms),
    tally: Object.fromEntries(fields.map((field) => [field, Number(row[columnOf(field)])])) as Pick<
      AiTally,
      Field
    >,
    pending: {
      explicit: Number(row.pending_explicit),
      implicit: Number(row.pending_implicit),
    },
    isYoung: row.is_young === true,
    sketches: {
      latency: (row.latency as Buffer[] | undefined) ?? [],
      firstToken: (row.first_token as Buffer[] | undefined) ?? [],
      retrieval: (row.retrieval as Buffer[] | undefined) ?? [],
    },
  }));
}

/** The time limits that somebody set. Expected plan: Index Scan on ai_feature_pkey. */
export async function readAiLimits(
  client: Client,
  projectId: string,
): Promise<{ feature: string; limitMs: number }[]> {
  const { rows } = await client.query<{ feature: string; limitMs: number }>(
    `SELECT feature, ignore_after_seconds * 1000::float8 AS "limitMs" FROM ai_feature WHERE project_id = $1 ORDER BY feature`,
    [projectId],
  );
  return rows;
}
