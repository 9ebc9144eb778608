import { groupBy } from '@/domain/lists/group-by';
import type { AnswerCounts } from '@/domain/services/judge-answers';
import { usualOf } from '@/domain/services/usual';
import { readInProject } from '../db/client';
import { readServiceAnswers, type ServiceAnswers } from '../db/sql/service-health';
import { keepUsual } from './kept-usual';

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
export async function readAnswerCounts(projectId: string, nowMs: number): Promise<AnswersNow> {
  const widthMs = RECENT_MINUTES * MINUTE_MS;
  const read = (windows: readonly { fromMs: number; toMs: number }[]) =>
    readInProject(projectId, (client) => readServiceAnswers(client, windows), {
      keepsPlans: true,
    });
  const [recent, before] = await Promise.all([
    read([{ fromMs: nowMs - widthMs, toMs: nowMs }]),
    keepUsual(`answers ${projectId}`, nowMs, async (minuteMs) => {
      const around = Array.from({ length: DAYS }, (_, day) => {
        const middleMs = minuteMs - (day + 1) * DAY_MS;
        return { fromMs: middleMs - widthMs, toMs: middleMs + widthMs };
      });
      return usualShares(await read(around));
    }),
  ]);
  const counts = new Map(recent.map((row) => [row.service, row]));
  const countsOf = (name: string) => {
    const usualShare = before.byService.get(name) ?? null;
    return { ...sumOf([counts.get(name) ?? NONE]), minutes: RECENT_MINUTES, usualShare };
  };
  const services = new Set([...counts.keys(), ...before.byService.keys()]);
  return {
    byService: new Map([...services].map((name) => [name, countsOf(name)])),
    all:
      services.size === 0
        ? null
        : { ...sumOf(recent), minutes: RECENT_MINUTES, usualShare: before.all },
  };
}

/** The share of each service that was asked anything, and of all together. */
function usualShares(rows: readonly ServiceAnswers[]) {
  const byService = groupBy(rows, ({ service }) => service);
  return {
    byService: new Map([...byService].map(([name, own]) => [name, usualShare(own)])),
    all: usualShare(rows),
  };
}

function usualShare(rows: readonly ServiceAnswers[]): number | null {
  const byWindow = groupBy(rows, ({ window }) => window);
  return usualOf(
    Array.from({ length: DAYS }, (_, window) => shareOf(sumOf(byWindow.get(window) ?? []))),
  );
}

const NONE = { answers: 0, fallback: 0, errors: 0, refused: 0, empty: 0 };

function sumOf(rows: readonly (typeof NONE)[]): typeof NONE {
  return rows.reduce(
    (sum, row) => ({
      answers: sum.answers + row.answers,
      fallback: sum.fallback + row.fallback,
      errors: sum.errors + row.errors,
      refused: sum.refused + row.refused,
      empty: sum.empty + row.empty,
    }),
    NONE,
  );
}

function shareOf(row: typeof NONE): number | null {
  if (row.answers < LEAST_ANSWERS) return null;
  return (row.fallback + row.errors + row.refused + row.empty) / row.answers;
}
