import type { RecordContext } from '@/domain/ingest/record-reading';
import { parseExposition } from '@/domain/metrics/prometheus/parse-exposition';
import { env } from '../env';

const ANSWER_WITHIN_MS = 3_000;
const NAME = 'candor_ingest_group_commit_seconds';

interface Totals {
  seconds: number;
  commits: number;
}

let before: Totals | null = null;

/**
 * Mean time of a group commit in the web process since this was asked last; null when nothing was stored meanwhile, at
 * the first time, and when there is no web process to be reached: whoever watches must not depend on what is watched.
 */
export async function webCommitSeconds(context: RecordContext): Promise<number | null> {
  const totals = await readTotals(context);
  const last = before;
  before = totals;
  if (totals === null || last === null) return null;
  const commits = totals.commits - last.commits;
  // Fewer than before: it has begun anew.
  return commits > 0 ? Math.max(0, totals.seconds - last.seconds) / commits : null;
}

async function readTotals(context: RecordContext): Promise<Totals | null> {
  const origin = env().CANDOR_INTERNAL_URL ?? `http://127.0.0.1:${env().PORT}`;
  try {
    const response = await fetch(`${origin}/metrics`, {
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!response.ok) return null;
    const { points } = parseExposition(await response.text(), { ...context, instance: null });
    const sum = (name: string) =>
      points.reduce((total, point) => (point.name === name ? total + point.value : total), 0);
    return { seconds: sum(`${NAME}_sum`), commits: sum(`${NAME}_count`) };
  } catch {
    return null;
  }
}
