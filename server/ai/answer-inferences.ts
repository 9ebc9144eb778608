import type { InferenceListParams } from '@/domain/ai/acceptance-params';
import {
  decodeInferenceCursor,
  encodeInferenceCursor,
  type InferenceCursor,
} from '@/domain/ai/inference-cursor';
import type { InferenceDetail, InferencePage } from '@/domain/ai/inference-view';
import { judge } from '@/domain/ai/ledger';
import { rollupPieces, type Stretch } from '@/domain/ai/rollup-pieces';
import { readInProject } from '../db/client';
import { databaseNow } from '../db/database-clock';
import type { AiInferenceRow } from '../db/sql/ai-inference-row';
import type { Queryable } from '../db/sql/bind';
import {
  findInference,
  findInferenceStretches,
  type InferenceQuestion,
  listInferences,
  readEvaluations,
  readVerdictHistory,
} from '../db/sql/read-ai-inferences';
import { readAiLimits } from '../db/sql/read-ai-rollups';
import { ServiceError } from '../errors';
import { limitOf, listInference } from './list-inference';
import { type AiWindow, readAiWindow } from './read-ai-window';

const HOUR_MS = 3_600_000;
/** Stretches looked through at once; a rare value lies in many of them, one row in each. */
const MOST_STRETCHES = 64;

/** The ledger, newest first. @throws ServiceError invalid */
export async function answerInferences(
  projectId: string,
  params: InferenceListParams,
): Promise<InferencePage> {
  const window = await readAiWindow(params);
  const after = params.cursor === undefined ? null : readCursor(params.cursor);
  const { state, outcome, limit } = params;
  const question = { projectId, filter: window.filter, state, outcome };
  return readInProject(projectId, async (client) => {
    const limits = await readAiLimits(client, projectId);
    const rows = await findPage(client, question, window, { after, limit: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => listInference(row, { limits, nowMs: window.nowMs })),
      nextCursor: last === undefined ? null : encodeInferenceCursor(last),
    };
  });
}

async function findPage(
  client: Queryable,
  question: InferenceQuestion,
  window: AiWindow,
  { after, limit }: { after: InferenceCursor | null; limit: number },
): Promise<AiInferenceRow[]> {
  const upToMs = after === null ? window.toMs : Math.min(window.toMs, cursorMs(after) + 1);
  const stretches = await stretchesOf(client, question, { ...window, toMs: upToMs });
  const rows: AiInferenceRow[] = [];
  while (stretches.length > 0 && rows.length < limit) {
    const some = takeEnough(stretches, limit - rows.length);
    const found = await listInferences(client, question, some, {
      after,
      limit: limit - rows.length,
    });
    rows.push(...found);
  }
  return rows;
}

/** The stretches with enough rows in them by what the roll-ups know, taken off the list. */
function takeEnough(stretches: (Stretch & { n: number })[], needed: number): Stretch[] {
  let n = 0;
  let count = 0;
  while (count < stretches.length && count < MOST_STRETCHES && n < needed) {
    n += stretches[count]?.n ?? 0;
    count += 1;
  }
  return stretches.splice(0, count);
}

/** What the roll-ups have of it, within the window, and the last hour, which they may not have yet. */
async function stretchesOf(
  client: Queryable,
  question: InferenceQuestion,
  window: AiWindow,
): Promise<(Stretch & { n: number })[]> {
  const pieces = rollupPieces({
    ...window,
    toMs: Math.max(window.toMs, window.fromMs + 1),
    longestLimitMs: 0,
    byTenant: question.filter.tenant !== undefined,
    // Hours, unless there are none any more: a day is a long walk for one row.
    stepMs: HOUR_MS,
  });
  const freshMs = window.nowMs - HOUR_MS;
  const known = await findInferenceStretches(client, question, pieces);
  const clipped = known.map(({ fromMs, toMs, n }) => ({
    fromMs: Math.max(fromMs, window.fromMs),
    toMs: Math.min(toMs, window.toMs, freshMs),
    n,
  }));
  const fresh = { fromMs: Math.max(freshMs, window.fromMs), toMs: window.toMs, n: 0 };
  return [fresh, ...clipped].filter(({ fromMs, toMs }) => fromMs < toMs);
}

function cursorMs({ ts }: InferenceCursor): number {
  return Date.parse(ts.replace(/([+-]\d{2})$/, '$1:00'));
}

/** @throws ServiceError invalid */
function readCursor(text: string): InferenceCursor {
  const cursor = decodeInferenceCursor(text);
  if (cursor !== null) return cursor;
  throw new ServiceError('invalid', 'The cursor is not one that Candor gave out.', {
    hint: 'Send nextCursor of the page before, unchanged, with the same filters.',
    details: [{ path: 'cursor', message: 'is not known' }],
  });
}

/** One inference with all that was said of it. @throws ServiceError not_found */
export async function answerInference(projectId: string, id: string): Promise<InferenceDetail> {
  const nowMs = await databaseNow();
  return readInProject(projectId, async (client) => {
    const row = await findInference(client, projectId, id);
    if (row === null) {
      throw new ServiceError('not_found', 'There is no such inference in this project.', {
        hint: 'It may be older than what the project keeps.',
      });
    }
    const limits = await readAiLimits(client, projectId);
    const verdicts = await readVerdictHistory(client, projectId, row);
    const evaluations = await readEvaluations(client, projectId, row);
    const standing = judge(verdicts);
    const listed = listInference({ ...row, ...standing }, { limits, nowMs });
    const stands = { explicit: false, implicit: false };
    return {
      inference: { ...listed, receivedAt: new Date(row.receivedMs).toISOString() },
      limitSeconds: limitOf(limits, row.feature) / 1_000,
      verdicts: verdicts.map(({ timeMs, receivedMs, ...verdict }) => {
        const kind = verdict.explicit ? 'explicit' : 'implicit';
        const isStanding = !stands[kind] && standing[kind] === verdict.verdict;
        stands[kind] ||= isStanding;
        return {
          ...verdict,
          isStanding,
          time: new Date(timeMs).toISOString(),
          receivedAt: new Date(receivedMs).toISOString(),
        };
      }),
      evaluations: evaluations.map(({ timeMs, run, ...evaluation }) => ({
        ...evaluation,
        run: run === '' ? null : run,
        time: new Date(timeMs).toISOString(),
      })),
    };
  });
}
