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

export interface AnswersNow {
  /** '' where no service was told. */
  byService: Map<string, AnswerCounts>;
  /** Null: no model was asked lately, nor at this time of day. */
  all: AnswerCounts | null;
}

/** What models answered lately, by service and in all, and the share that is bad at this time of day. */
export async function readAnswerCounts(client: Queryable, nowMs: number): Promise<AnswersNow> {
  const widthMs = RECENT_MINUTES * MINUTE_MS;
  const around = Array.from({ length: DAYS }, (_, day) => {
    const middleMs = nowMs - (day + 1) * DAY_MS;
    return { fromMs: middleMs - widthMs, toMs: middleMs + widthMs };
  });
  const windows = [{ fromMs: nowMs - widthMs, toMs: nowMs }, ...around];
  const rows = await readServiceAnswers(client, windows);
  const services = new Set(rows.map(({ service }) => service));
  return {
    byService: new Map(
      [...services].map((name) => [name, countsOf(rows.filter(({ service }) => service === name))]),
    ),
    all: rows.length === 0 ? null : countsOf(rows),
  };
}

function countsOf(rows: readonly ServiceAnswers[]): AnswerCounts {
  const inWindow = (place: number) =>
    rows
      .filter(({ window }) => window === place)
      .reduce(
        (sum, row) => ({
          answers: sum.answers + row.answers,
          fallback: sum.fallback + row.fallback,
          errors: sum.errors + row.errors,
          refused: sum.refused + row.refused,
          empty: sum.empty + row.empty,
        }),
        NONE,
      );
  const days = Array.from({ length: DAYS }, (_, day) => shareOf(inWindow(day + 1)));
  return { ...inWindow(0), minutes: RECENT_MINUTES, usualShare: usualOf(days) };
}

const NONE = { answers: 0, fallback: 0, errors: 0, refused: 0, empty: 0 };

function shareOf(row: typeof NONE): number | null {
  if (row.answers < LEAST_ANSWERS) return null;
  return (row.fallback + row.errors + row.refused + row.empty) / row.answers;
}
