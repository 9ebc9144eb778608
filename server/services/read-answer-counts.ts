import type { AnswerCounts } from '@/domain/services/judge-answers';
import { usualOf } from '@/domain/services/usual';
import type { Queryable } from '../db/sql/bind';
import { readServiceAnswers, type ServiceAnswers } from '../db/sql/service-health';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const RECENT_MINUTES = 15;
const DAYS = 7;
/** With fewer answers a day's share says nothing. */
const LEAST_ANSWERS = 10;

/** What models answered each service lately ('' where none was told), and the share that is bad at this time of day. */
export async function readAnswerCounts(
  client: Queryable,
  nowMs: number,
): Promise<Map<string, AnswerCounts>> {
  const widthMs = RECENT_MINUTES * MINUTE_MS;
  const around = Array.from({ length: DAYS }, (_, day) => {
    const middleMs = nowMs - (day + 1) * DAY_MS;
    return { fromMs: middleMs - widthMs, toMs: middleMs + widthMs };
  });
  const windows = [{ fromMs: nowMs - widthMs, toMs: nowMs }, ...around];
  const rows = await readServiceAnswers(client, windows);
  const counts = new Map<string, AnswerCounts>();
  for (const service of new Set(rows.map((row) => row.service))) {
    const own = rows.filter((row) => row.service === service);
    const { answers, fallback, errors, refused, empty } =
      own.find(({ window }) => window === 0) ?? NONE;
    const days = around.map((_, day) => shareOf(own.find(({ window }) => window === day + 1)));
    counts.set(service, {
      answers,
      fallback,
      errors,
      refused,
      empty,
      minutes: RECENT_MINUTES,
      usualShare: usualOf(days),
    });
  }
  return counts;
}

const NONE = { answers: 0, fallback: 0, errors: 0, refused: 0, empty: 0 };

function shareOf(row: ServiceAnswers | undefined): number | null {
  if (row === undefined || row.answers < LEAST_ANSWERS) return null;
  return (row.fallback + row.errors + row.refused + row.empty) / row.answers;
}
