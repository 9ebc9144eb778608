import { assembleHistogram, type LogHistogram } from '@/domain/logs/histogram';
import { asksForOneId, readsRollupsOnly, usesTextIndexes } from '@/domain/logs/query/query-traits';
import { chooseStep } from '@/domain/time-range/choose-step';
import { readInProject } from '../db/client';
import type { Queryable } from '../db/sql/bind';
import {
  countFromRollup,
  countLogEvents,
  type LogCount,
  sampleLogEvents,
} from '../db/sql/log-histogram';
import { readFirstLogHour, readLogVolumes } from '../db/sql/log-volume';
import { listSearchedStretches, setLogScan } from '../db/sql/search-log-events';
import type { LogFilter } from './log-filter';
import { planLogSample, rowsInTime } from './plan-log-sample';
import { rollupPieces } from './rollup-pieces';

interface Limits {
  /** Events read at most: about a fifth of a second on a quiet machine. */
  rowsRead: number;
  /** With fewer hits in a first look a projection is mostly noise, and the indexes will find them all quickly. */
  rareHits: number;
}
const LIMITS: Limits = { rowsRead: 125_000, rareHits: 60 };
const FIRST_LOOK_ROWS = 20_000;
const MINUTE_SECONDS = 60;
const UNIT_US = { minute: 60_000_000, hour: 3_600_000_000 };
const FEW_HOURS_US = 6 * UNIT_US.hour;
const TIMEOUT_MS = 8_000;

interface Asked {
  filter: LogFilter;
  buckets: number;
  nowMs: number;
  rowsRead?: number;
  rareHits?: number;
}

interface Counting {
  counts: LogCount[];
  /** The share of the candidates that was read. */
  ratio: number;
}

/**
 * Matching events over time by level. From the roll-ups when the query asks only for what they count by; else from the
 * events, all of them where that is cheap and a sample of them, marked so, where it is not.
 */
export async function logHistogram({
  projectId,
  ...asked
}: Asked & { projectId: string }): Promise<LogHistogram> {
  return readInProject(projectId, (client) => logHistogramOn(client, asked), {
    timeoutMs: TIMEOUT_MS,
  });
}

/** The same on a connection that is confined to the project already. */
export async function logHistogramOn(client: Queryable, asked: Asked): Promise<LogHistogram> {
  const { filter, nowMs } = asked;
  const limits = { ...LIMITS, ...asked };
  const widthMs = (filter.toUs - filter.fromUs) / 1000;
  const knownFromUs = await readFirstLogHour(client);
  // Nothing is known from before the first event, so nothing has to be read there.
  const range = { ...filter, fromUs: Math.max(filter.fromUs, knownFromUs ?? filter.toUs) };
  const fineSeconds = chooseStep(widthMs, asked.buckets);
  const stepSeconds =
    fineSeconds < MINUTE_SECONDS && (await rowsIn(client, range)) > limits.rowsRead
      ? MINUTE_SECONDS
      : fineSeconds;
  const counting =
    range.fromUs < range.toUs
      ? await count(client, range, stepSeconds, limits)
      : { counts: [], ratio: 1 };
  return assembleHistogram({ ...filter, ...counting, stepSeconds, knownFromUs, nowMs });
}

async function rowsIn(client: Queryable, range: LogFilter): Promise<number> {
  const minutes = await readLogVolumes(client, 'minute', range, range.ast);
  return minutes.reduce((sum, minute) => sum + minute.total, 0);
}

async function count(
  client: Queryable,
  range: LogFilter,
  stepSeconds: number,
  limits: Limits,
): Promise<Counting> {
  const { ast } = range;
  if (asksForOneId(ast)) {
    return { counts: await countLogEvents(client, ast, range, stepSeconds), ratio: 1 };
  }
  if (stepSeconds >= MINUTE_SECONDS && readsRollupsOnly(ast)) {
    const counts = await countByRollups(client, range, stepSeconds);
    if (counts) return { counts, ratio: 1 };
  }
  return countByReading(client, range, stepSeconds, limits);
}

/** Null when events that the roll-ups no longer tell apart may be among the matches. */
async function countByRollups(
  client: Queryable,
  range: LogFilter,
  stepSeconds: number,
): Promise<LogCount[] | null> {
  const all: LogCount[] = [];
  for (const piece of rollupPieces(range, stepSeconds >= 3600 ? 'hour' : 'minute')) {
    if (piece.source === 'event') {
      all.push(...(await countLogEvents(client, range.ast, piece, stepSeconds)));
    } else {
      const from = await countFromRollup(client, piece.source, range.ast, piece, stepSeconds);
      if (from.uncertain > 0) return null;
      all.push(...from.counts);
    }
  }
  return all;
}

async function countByReading(
  client: Queryable,
  range: LogFilter,
  stepSeconds: number,
  limits: Limits,
): Promise<Counting> {
  const { ast } = range;
  const { rowsRead, rareHits } = limits;
  if (!usesTextIndexes(ast)) return sample(client, range, stepSeconds, rowsRead);
  const startedAt = performance.now();
  const first = await sample(client, range, stepSeconds, Math.min(FIRST_LOOK_ROWS, rowsRead));
  if (first.ratio === 1) return first;
  if (first.hits >= rareHits) {
    const rows = rowsInTime(rowsRead, first.rowsRead, performance.now() - startedAt);
    return rows <= first.rowsRead ? first : sample(client, range, stepSeconds, rows);
  }
  // A rare word: what has indexes is counted exactly, and the rest read as far as it may be.
  const stretches = (await listSearchedStretches(client)).filter(
    (one) => one.fromUs < range.toUs && one.toUs > range.fromUs,
  );
  const counts: LogCount[] = [];
  const unread: number[] = [];
  for (const stretch of stretches) {
    const part = {
      ast,
      fromUs: Math.max(stretch.fromUs, range.fromUs),
      toUs: Math.min(stretch.toUs, range.toUs),
    };
    if (stretch.indexed) {
      await setLogScan(client, 'look_up');
      counts.push(...(await countLogEvents(client, ast, part, stepSeconds)));
    } else {
      const sampled = await sample(client, part, stepSeconds, rowsRead);
      counts.push(...sampled.counts);
      unread.push(sampled.rows - sampled.rowsRead);
    }
  }
  const missed = unread.reduce((sum, rows) => sum + rows, 0);
  return { counts, ratio: first.rows === 0 ? 1 : 1 - missed / first.rows };
}

async function sample(client: Queryable, range: LogFilter, stepSeconds: number, budget: number) {
  // Hours are too coarse to say how much lies in a range of a few.
  const unit = range.toUs - range.fromUs > FEW_HOURS_US ? 'hour' : 'minute';
  const of = await readLogVolumes(client, unit, range, range.ast);
  const volumes = { unitUs: UNIT_US[unit], of };
  const plan = planLogSample(volumes, range, stepSeconds * 1_000_000, budget);
  await setLogScan(client, 'walk');
  const { counts, hits } = await sampleLogEvents(client, range.ast, plan.slices, stepSeconds);
  const { rows, rowsRead } = plan;
  return { counts, hits, rows, rowsRead, ratio: rowsRead < rows ? rowsRead / rows : 1 };
}
