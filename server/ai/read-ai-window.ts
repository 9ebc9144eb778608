import type { AiFilterParams } from '@/domain/ai/acceptance-params';
import { AI_FIELDS, type AiField } from '@/domain/ai/rollup-key';
import { databaseNow } from '../db/database-clock';
import { ServiceError } from '../errors';
import { readTimeWindow } from '../time-window';

const DAY_MS = 86_400_000;
const USUAL_MS = 7 * DAY_MS;
const LONGEST_DAYS = 400;

export interface AiWindow {
  fromMs: number;
  toMs: number;
  nowMs: number;
  filter: Partial<Record<AiField, string>>;
}

/** What a report looks at. @throws ServiceError invalid */
export async function readAiWindow(params: AiFilterParams): Promise<AiWindow> {
  const nowMs = await databaseNow();
  const { fromMs, toMs } = readTimeWindow(params, { nowMs, usualMs: USUAL_MS });
  if (toMs - fromMs > LONGEST_DAYS * DAY_MS) {
    throw new ServiceError('invalid', `A report covers at most ${LONGEST_DAYS} days.`, {
      hint: 'Ask for a shorter time, such as from=now-90d.',
      details: [{ path: 'from', message: 'is too long ago for this "to"' }],
    });
  }
  const filter: AiWindow['filter'] = {};
  for (const field of AI_FIELDS) {
    const value = params[field];
    if (value !== undefined) filter[field] = value;
  }
  return { fromMs, toMs, nowMs, filter };
}
