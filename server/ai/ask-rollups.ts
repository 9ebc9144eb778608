import type { TallyField } from '@/domain/ai/ai-tally';
import { USUAL_LIMIT_MS } from '@/domain/ai/ledger';
import type { AiField } from '@/domain/ai/rollup-key';
import { type RollupPieces, rollupPieces } from '@/domain/ai/rollup-pieces';
import type { DatabaseClient } from '../db/client';
import {
  type RollupAnswerRow,
  type RollupQuestion,
  readAiLimits,
  readAiRollups,
} from '../db/sql/read-ai-rollups';
import type { AiWindow } from './read-ai-window';

type Asked<Field extends TallyField> = Pick<
  RollupQuestion<Field>,
  'groupBy' | 'sketches' | 'anyOf' | 'stepMs' | 'sums'
> & {
  /** Nobody looks at who still waits for a verdict. */
  isSettled?: boolean;
};

/** Reads the roll-ups of a window, from whichever of them answer soonest. */
export async function askRollups<Field extends TallyField = TallyField>(
  client: Pick<DatabaseClient, 'query'>,
  projectId: string,
  { fromMs, toMs, nowMs, filter }: AiWindow,
  { isSettled = false, ...asked }: Asked<Field>,
): Promise<{ rows: RollupAnswerRow<Field>[]; pieces: RollupPieces }> {
  const byTenant = namesTenant([...asked.groupBy, ...(Object.keys(filter) as AiField[])]);
  const limits = await readAiLimits(client, projectId);
  const longestLimitMs = Math.max(USUAL_LIMIT_MS, ...limits.map(({ limitMs }) => limitMs));
  const pieces = rollupPieces({
    fromMs,
    toMs,
    nowMs,
    longestLimitMs,
    byTenant,
    isSettled,
    ...(asked.stepMs === undefined ? {} : { stepMs: asked.stepMs }),
  });
  const rows = await readAiRollups(client, {
    projectId,
    pieces,
    byTenant,
    filter,
    nowMs,
    limits,
    usualLimitMs: USUAL_LIMIT_MS,
    isSettled,
    ...asked,
  });
  return { rows, pieces };
}

function namesTenant(fields: readonly AiField[]): boolean {
  return fields.includes('tenant');
}
