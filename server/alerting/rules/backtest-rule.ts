import type { z } from 'zod';
import {
  backtestGroup,
  backtestWords,
  type Firing,
  knownFromMs,
  learnedFromMs,
} from '@/domain/alerting/backtest';
import type { BacktestAnswer, backtestSchema } from '@/domain/alerting/backtest-answer';
import { withFloor } from '@/domain/alerting/baseline/least-unusual';
import { problemWithRule } from '@/domain/alerting/check-rule';
import type { MeasuredHistory } from '@/domain/alerting/course';
import { drawCourse } from '@/domain/alerting/draw-course';
import type { RuleInput } from '@/domain/alerting/schemas';
import { readInProject } from '../../db/client';
import { databaseNow } from '../../db/database-clock';
import { type KnownIncident, readKnownIncidents } from '../../db/sql/known-incidents';
import { ServiceError } from '../../errors';
import { STEP_MS } from '../history/history-window';
import { learnedHistory } from '../history/learned-history';
import { measureHistory } from '../history/measure-history';

const DAY_MS = 86_400_000;
const MOST_FIRINGS = 500;
/** An alert that comes so long before an incident is declared is its first sign. */
const FIRST_SIGN_MS = 900_000;

/** What the backtests of one query look at. */
interface Past {
  fromMs: number;
  toMs: number;
  days: number;
  history: MeasuredHistory;
  incidents: KnownIncident[];
}

/** When a rule would have fired, had it been there. @throws ServiceError invalid for what has no past in steps */
export async function backtestRule(
  projectId: string,
  asked: z.output<typeof backtestSchema>,
): Promise<BacktestAnswer> {
  return backtestOn(await readPast(projectId, asked), asked.rule);
}

/** The past of a rule's query, for it and for its milder forms. @throws ServiceError invalid for what has no past in steps */
export async function readPast(
  projectId: string,
  { rule, days }: z.output<typeof backtestSchema>,
): Promise<Past> {
  refuseProblem(rule);
  const presentMs = Math.floor(await databaseNow());
  const toMs = Math.floor(presentMs / STEP_MS) * STEP_MS;
  const fromMs = toMs - days * DAY_MS;
  const learnMs = Math.floor(learnedFromMs(triedRule(rule), fromMs) / STEP_MS) * STEP_MS;
  const { history, incidents } = await readInProject(projectId, async (client) => ({
    history: await pastOf(rule)({ client, projectId, presentMs }, rule.query, {
      fromMs: learnMs,
      toMs,
      stepMs: STEP_MS,
    }),
    incidents: await readKnownIncidents(client, { fromMs, toMs }),
  }));
  if (history === null) throw cannotBe('What it looks at is kept for the present alone.');
  return { fromMs, toMs, days, history, incidents };
}

/** @throws ServiceError invalid for a rule that cannot be */
export function backtestOn(
  { fromMs, toMs, days, history, incidents }: Past,
  rule: RuleInput,
): BacktestAnswer {
  refuseProblem(rule);
  const tried = triedRule(rule);
  const { stepMs } = history;
  const tested = history.courses.map((course) => ({
    course,
    ...backtestGroup(tried, course, { fromMs, stepMs }),
  }));
  const firings = tested.flatMap((one) => one.firings).sort((a, b) => a.firedMs - b.firedMs);
  const during = firings.map((firing) => incidentAt(firing, incidents));
  const count = firings.length;
  const known = incidents.length === 0 ? null : during.filter((one) => one !== null).length;
  const knownMs = knownFromMs(history.courses);
  const isShort = knownMs !== null && knownMs >= fromMs + stepMs;
  const knownSeconds = knownMs === null ? null : (toMs - (isShort ? knownMs : fromMs)) / 1_000;
  return {
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    stepSeconds: stepMs / 1_000,
    knownFrom: isShort ? new Date(knownMs).toISOString() : null,
    words: backtestWords({
      count,
      days,
      knownSeconds,
      during: known,
    }),
    groups: history.courses.length,
    count,
    duringIncidents: known,
    incidents: incidents.map(({ name, startedMs, endedMs }) => ({
      name,
      from: new Date(startedMs).toISOString(),
      to: textOf(endedMs),
    })),
    firings: firings.slice(0, MOST_FIRINGS).map(({ labels, firedMs, resolvedMs, value }, at) => ({
      labels,
      firedAt: new Date(firedMs).toISOString(),
      resolvedAt: textOf(resolvedMs),
      value,
      incident: during[at]?.name ?? null,
    })),
    course: drawCourse({
      rule,
      window: { fromMs, toMs, stepMs },
      courses: tested.map(({ course, band, firings: own }) => ({
        course,
        band,
        firings: own.length,
      })),
    }),
  };
}

function pastOf({ condition }: RuleInput): typeof measureHistory {
  return condition.kind === 'baseline' ? learnedHistory : measureHistory;
}

function triedRule(rule: RuleInput) {
  return { ...withFloor(rule), id: 'backtest' };
}

function refuseProblem(rule: RuleInput): void {
  const problem = problemWithRule(rule);
  if (problem !== null) throw cannotBe(problem);
}

function textOf(timeMs: number | null): string | null {
  return timeMs === null ? null : new Date(timeMs).toISOString();
}

/** The incident that there was while it fired, or that it was the first sign of. */
function incidentAt(
  { firedMs, resolvedMs }: Firing,
  incidents: readonly KnownIncident[],
): KnownIncident | null {
  const until = resolvedMs ?? Number.POSITIVE_INFINITY;
  return (
    incidents.find(
      ({ startedMs, endedMs }) =>
        startedMs - FIRST_SIGN_MS < until && (endedMs ?? Number.POSITIVE_INFINITY) > firedMs,
    ) ?? null
  );
}

function cannotBe(hint: string): ServiceError {
  return new ServiceError('invalid', 'This rule cannot be tried on the past.', {
    hint,
    details: [{ path: 'rule.query', message: hint }],
  });
}
